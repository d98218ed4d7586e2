// "make test" runs a part of what is much alike; "make test-all", and a file run by itself, run the whole.

/** Whether only a part runs. */
export const part = process.env.AFTERWORD_PART === "1";

/** Each nth of many inputs that are much alike, where only a part runs. */
export const some = (inputs, n) => (part ? inputs.filter((_, i) => i % n === 0) : inputs);
