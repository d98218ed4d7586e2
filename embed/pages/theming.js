// The theming page: what its controls are set to goes to the element, and into
// the CSS to copy.

const root = document.documentElement;
const panel = document.getElementById("panel");
const element = document.querySelector("after-word");
const css = document.getElementById("css");
const controls = [...panel.querySelectorAll("[name^='--afterword-']")];
const colours = controls.filter(({ type }) => type === "color");

// Colours are pairs: one for a light page, one for a dark one.
const looks = {
	Plain: {},
	Paper: {
		"--afterword-ink": ["#33291c", "#eadfcb"],
		"--afterword-soft": ["#655641", "#b8a98f"],
		"--afterword-line": ["#d9c9a8", "#4a4032"],
		"--afterword-wash": ["#f1e7d0", "#31291e"],
		"--afterword-ground": ["#fbf5e6", "#221c14"],
		"--afterword-link": ["#7d3213", "#e8b088"],
		"--afterword-mark": ["#f4e0a0", "#51401a"],
		"--afterword-serif": "Georgia, 'Times New Roman', serif",
		"--afterword-sans": "Georgia, 'Times New Roman', serif",
		"--afterword-size": "1.1875rem",
		"--afterword-measure": "34rem",
		"--afterword-corner": "2px",
	},
	Newsroom: {
		"--afterword-ink": ["#111111", "#f2f2f2"],
		"--afterword-soft": ["#555555", "#b4b4b4"],
		"--afterword-line": ["#d4d4d4", "#404040"],
		"--afterword-wash": ["#f3f3f3", "#262626"],
		"--afterword-ground": ["#ffffff", "#121212"],
		"--afterword-link": ["#004f9e", "#8cc4ff"],
		"--afterword-accent": ["#b00020", "#ff9a9a"],
		"--afterword-serif": "Georgia, 'Times New Roman', serif",
		"--afterword-sans": "'Helvetica Neue', Arial, sans-serif",
		"--afterword-size": "1.0625rem",
		"--afterword-measure": "42rem",
		"--afterword-width": "48rem",
		"--afterword-corner": "0px",
	},
	Terminal: {
		"--afterword-ink": ["#123018", "#b8f5c0"],
		"--afterword-soft": ["#3f5f46", "#82b98c"],
		"--afterword-line": ["#bfd5c2", "#24442a"],
		"--afterword-wash": ["#e4f0e6", "#11261a"],
		"--afterword-ground": ["#f4faf5", "#08120c"],
		"--afterword-link": ["#0b5c2a", "#7df09a"],
		"--afterword-mark": ["#d9f2b4", "#34450c"],
		"--afterword-serif": "ui-monospace, 'DejaVu Sans Mono', monospace",
		"--afterword-sans": "ui-monospace, 'DejaVu Sans Mono', monospace",
		"--afterword-mono": "ui-monospace, 'DejaVu Sans Mono', monospace",
		"--afterword-size": "1rem",
		"--afterword-measure": "44rem",
		"--afterword-width": "48rem",
		"--afterword-corner": "0px",
	},
};

/** What differs from the sheet, by the property's name. */
let chosen = {};

const darkSystem = matchMedia("(prefers-color-scheme: dark)");
const shown = () => ((root.style.colorScheme || (darkSystem.matches ? "dark" : "light")) === "dark" ? 1 : 0);

/** The two colours of a control: chosen, or the sheet's. */
function pair({ name, dataset }) {
	if (chosen[name]) return chosen[name];
	if (dataset.share) return mixed(dataset.share / 100);
	return dataset.like ? pair(panel.elements[dataset.like]) : [dataset.light, dataset.dark];
}

/** The ink on the ground, thinned to a share of itself. */
function mixed(share) {
	const [inks, grounds] = ["--afterword-ink", "--afterword-ground"].map((name) => pair(panel.elements[name]));
	const parts = (hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
	return inks.map((ink, i) => {
		const ground = parts(grounds[i]);
		const sum = parts(ink).map((part, at) => Math.round(part * share + ground[at] * (1 - share)));
		return `#${sum.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
	});
}

const written = (value) => (Array.isArray(value) ? `light-dark(${value.join(", ")})` : value);

/** Sets the properties on the element and writes the same as a rule. */
function wear() {
	for (const { name } of controls) {
		if (chosen[name]) element.style.setProperty(name, written(chosen[name]));
		else element.style.removeProperty(name);
	}
	const lines = Object.entries(chosen).map(([name, value]) => `\t${name}: ${written(value)};\n`);
	css.textContent = lines.length ? `after-word {\n${lines.join("")}}` : "/* Nothing: this is how it comes. */";
}

/** Sets the controls to what is worn. */
function show() {
	for (const control of controls) {
		if (control.type === "color") control.value = pair(control)[shown()];
		else if (control.type === "range") {
			control.value = Number.parseFloat(chosen[control.name] ?? control.defaultValue);
			control.labels[0].querySelector(".value").textContent = control.value + control.dataset.unit;
		} else control.value = chosen[control.name] ?? "";
	}
}

function change(control) {
	const { name, value } = control;
	if (colours.includes(control)) {
		const colour = [...pair(control)];
		colour[shown()] = value;
		chosen[name] = colour;
	} else if (value) chosen[name] = value + (control.dataset.unit ?? "");
	else delete chosen[name];
}

function press(look) {
	for (const button of panel.querySelectorAll("[data-look]")) {
		button.setAttribute("aria-pressed", String(button.dataset.look === look));
	}
}

panel.addEventListener("input", ({ target }) => {
	if (target.id === "scheme") root.style.colorScheme = target.value;
	else if (target.id === "thread") element.setAttribute("thread", target.value);
	else if (target.id === "lang") {
		if (target.value) element.setAttribute("lang", target.value);
		else element.removeAttribute("lang");
	} else {
		change(target);
		press();
	}
	wear();
	show();
});

panel.addEventListener("click", ({ target }) => {
	const { look } = target.dataset;
	if (!look) return;
	chosen = { ...looks[look] };
	press(look);
	wear();
	show();
});

panel.addEventListener("submit", (event) => event.preventDefault());
darkSystem.addEventListener("change", show);

document.getElementById("copy").addEventListener("click", async () => {
	const said = document.getElementById("copied");
	try {
		await navigator.clipboard.writeText(css.textContent);
		said.textContent = "Copied.";
	} catch {
		getSelection().selectAllChildren(css);
		said.textContent = "The browser does not allow it; the text is selected instead.";
	}
});

wear();
show();
