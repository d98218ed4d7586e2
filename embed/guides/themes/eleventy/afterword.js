// A thread below any page of Eleventy: copy this file beside eleventy.config.js, and there
//
//   import afterword from "./afterword.js";
//   config.addPlugin(afterword, { thread: "remark42:https://comments.example.com?site=blog" });
//
// and in a layout {% afterword thread %}. A page says which thread it is in its front matter (thread), else the site does, as above,
// else it is the reader's own. With comments: false there is none. Addresses are relative to the page, so any pathPrefix will do.

export default function afterword(config, { thread: everywhere = "", src = "/afterword/afterword.js" } = {}) {
	config.addPassthroughCopy("afterword");
	config.addShortcode("afterword", function (own) {
		if (this.ctx?.comments === false) return "";
		const up = "../".repeat(this.page.url.split("/").length - 2) || "./";
		const near = (address) => (/^\/(?!\/)/.test(address) ? up + address.slice(1) : address);
		const thread = (own || everywhere).replace(/^json:(.*)$/, (_, file) => `json:${near(file)}`);
		return `<script async src="${quoted(near(src))}" data-thread="${quoted(thread)}"></script>`;
	});
}

const quoted = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
