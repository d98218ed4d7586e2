/** Draws numbers below n, the same ones for a seed. https://prng.di.unimi.it/splitmix64.c */
export function drawing(seed) {
	let x = BigInt(seed);
	return (n) => {
		x = (x + 0x9e3779b97f4a7c15n) & 0xffffffffffffffffn;
		let z = ((x ^ (x >> 30n)) * 0xbf58476d1ce4e5b9n) & 0xffffffffffffffffn;
		z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & 0xffffffffffffffffn;
		return Number((z ^ (z >> 31n)) >> 32n) % n;
	};
}
