// A tag and its element belong together, whatever a page does with both.

import assert from "node:assert/strict";
import { bundle } from "./bundle.js";
import { box, composer, waitForEvent, html, latch, ready, run, test } from "./harness.js";

const count = (page) => page.locator("after-word").count();
const quiet = (page) => page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
const main = (world) => html(`<main id="m"><p>One</p>${world.tag({ thread: "local:a", loading: "eager" })}</main>`);

const changes = {
	"the element is removed, as a morph does": (m) => m.querySelector("after-word").remove(),
	"all is replaced by what the server sends": (m) => {
		const tag = m.querySelector("script").outerHTML;
		m.innerHTML = `<p>Two</p>${tag}`;
	},
	"a snapshot is put back": (m) => {
		const copy = m.cloneNode(true);
		m.replaceWith(copy);
	},
	"a snapshot is put back, in which the page had chosen a theme": (m) => {
		m.querySelector("after-word").setAttribute("theme", "dark");
		m.replaceWith(m.cloneNode(true));
	},
	"HTML of its own is put back": (m) => {
		m.innerHTML = `${m.innerHTML}`;
	},
	"the tag is moved": (m) => m.prepend(m.querySelector("script")),
	"tag and element are moved": (m) => m.prepend(m.querySelector("script"), m.querySelector("after-word")),
	"the tag's thread changes": (m) => {
		m.querySelector("script").dataset.thread = "local:b";
	},
};

for (const [name, change] of Object.entries(changes)) {
	test(
		`${name}: there is one element a tag`,
		run(async (world) => {
			const page = await world.open(main(world));
			await ready(page);
			await page.evaluate((change) => new Function("m", `(${change})(m)`)(document.getElementById("m")), `${change}`);
			await page.waitForFunction(() => document.querySelector("after-word")?.shadowRoot?.querySelector("textarea"));
			await quiet(page);
			assert.equal(await count(page), 1);
			await composer(page).waitFor();
			if (name.includes("thread")) assert.equal(await page.locator("after-word").getAttribute("thread"), "local:b");
		}),
	);
}

// Each way changes a page into what the server has of it now, where only the tag stands.
const fetched = `const fetched = async () =>
	new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html").querySelector("main");
const main = () => document.querySelector("main");`;
const morphs = {
	idiomorph: `import { Idiomorph } from "idiomorph"; ${fetched}
		window.morph = async () => Idiomorph.morph(main(), await fetched());`,
	morphdom: `import morphdom from "morphdom"; ${fetched}
		window.morph = async () => morphdom(main(), await fetched());`,
	Turbo: `import * as Turbo from "@hotwired/turbo"; window.morph = () => Turbo.session.refresh(location.href);`,
	htmx: `import htmx from "htmx.org";
		window.morph = () => htmx.ajax("GET", location.href, { target: "main", select: "main", swap: "outerMorph" });`,
};

for (const [name, script] of Object.entries(morphs)) {
	test(
		`${name} morphs a page into one without elements: there is one a tag, and what was typed is in it`,
		run(async (world) => {
			world.host.files["/morph.js"] = bundle(script);
			const head = '<meta name="turbo-refresh-method" content="morph"><script defer src="/morph.js"></script>';
			const content = (text, ...threads) => {
				const tags = threads.map((thread) => world.tag({ thread, loading: "eager" }));
				return html(`<main><p>${text}</p>${tags.join("\n")}<p>End</p></main>`, head);
			};
			const page = await world.open(content("One", "local:a"));
			await ready(page);
			await box(composer(page)).fill("A draft");
			const morph = async (text, ...threads) => {
				const body = content(text, ...threads);
				world.host.files["/page.html"] = { headers: { "content-type": "text/html" }, body };
				await page.evaluate(() => window.morph());
				await page.getByText(text, { exact: true }).waitFor();
				await page.waitForFunction((count) => {
					const elements = [...document.querySelectorAll("main script + after-word")];
					return elements.filter((element) => element.shadowRoot?.querySelector("textarea")).length === count;
				}, threads.length);
				await quiet(page);
				assert.equal(await count(page), threads.length);
			};
			for (const text of ["Two", "Three"]) {
				await morph(text, "local:a");
				assert.equal(await box(composer(page)).inputValue(), "A draft");
			}
			await morph("Four", "local:a", "local:b");
			assert.equal(await box(composer(page.locator("after-word").first())).inputValue(), "A draft");
			await morph("Five");
		}),
	);
}

test(
	"a copy has its own element, and what is removed with its tag stays away",
	run(async (world) => {
		const page = await world.open(main(world));
		await ready(page);
		await page.evaluate(() => document.body.append(document.getElementById("m").cloneNode(true)));
		await ready(page, 2);
		assert.equal(await count(page), 2);
		await page.evaluate(() => {
			document.querySelector("after-word").remove();
			document.querySelector("main script").remove();
		});
		await quiet(page);
		assert.equal(await count(page), 1);
	}),
);

test(
	"a page that removes the element again and again stays alive",
	run(async (world) => {
		const page = await world.open(main(world));
		await ready(page);
		await page.evaluate(() => {
			window.removed = 0;
			new MutationObserver(() => {
				const element = document.querySelector("after-word");
				if (!element || removed > 20) return;
				removed++;
				element.remove();
			}).observe(document.body, { childList: true, subtree: true });
			document.querySelector("after-word").remove();
		});
		await page.waitForFunction(() => removed > 20);
		await composer(page).waitFor();
		assert.equal(await count(page), 1);
	}),
);

for (const type of ["text/plain", "text/x-javascript-blocked", "javascript/blocked", "application/json"]) {
	test(
		`a tag of type ${type} does nothing until it is JavaScript`,
		run(async (world) => {
			const held = world.tag({ thread: "local:a", loading: "eager" }).replace("async", `id="held" type="${type}"`);
			const page = await world.open(html(held));
			await page.waitForLoadState("networkidle");
			assert.deepEqual(world.cdn.requests, []);
			const other = await world.open(html(`${held}${world.tag()}`));
			await other.waitForFunction(() => customElements.get("after-word"));
			await quiet(other);
			assert.equal(await count(other), 0);
			assert.equal(world.cdn.of(/\.wasm/).length, 0);
			await other.evaluate(() => {
				document.getElementById("held").type = "text/javascript";
			});
			await ready(other);
			assert.equal(await count(other), 1);
		}),
	);
}

test(
	"a loader that was evaluated finds its files by the page's tag, and without one says so",
	run(async (world) => {
		world.expected.push(/^warning: afterword: /, /Failed to load resource/);
		const evaluate = (ways) =>
			`<script>(async () => { const code = await (await fetch(${JSON.stringify(world.cdn.loader)})).text(); ${ways} })();</script>`;
		const inline = "const s = document.createElement('script'); s.text = code; document.head.append(s); s.remove();";
		const element = `<after-word thread="local:b" loading="eager"></after-word>`;
		const tag = world.tag({ thread: "local:a", loading: "eager" }).replace("async", "type=text/plain");
		for (const way of [inline, "(0, eval)(code);", "new Function(code)();"]) {
			const page = await world.open(
				html(`${element}${tag}${evaluate(`document.querySelector('script[type]').type = '';${way}`)}`),
			);
			await ready(page, 2);
			await page.close();
		}
		const page = await world.open(html(`${element}${evaluate(inline)}`));
		const { message } = await waitForEvent(page, "error");
		assert.match(message, /afterword\.js/);
		assert.doesNotMatch(message, /connection/);
	}),
);

test(
	"a number that a framework puts back is filled in again",
	run(async (world) => {
		const late = latch();
		world.host.files["/thread.json"] = { body: '{"version":1,"comments":[{"id":"a","body":"A"}]}', hold: late.promise };
		const page = await world.open(html(`<i id="n" data-afterword-count="json:/thread.json">…</i>${world.tag()}`));
		late.open();
		const shows = () => page.waitForFunction(() => document.getElementById("n").textContent === "1");
		await shows();
		await page.evaluate(() => {
			document.getElementById("n").textContent = "…";
		});
		await shows();
		await page.evaluate(() => {
			document.getElementById("n").firstChild.data = "…";
		});
		await shows();
	}),
);
