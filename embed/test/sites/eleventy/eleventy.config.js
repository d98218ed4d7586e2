import { execFileSync } from "node:child_process";

export default function (config) {
	config.addPassthroughCopy("afterword");
	config.addPassthroughCopy("articles");
	config.ignores.add("articles/**");
	config.on("eleventy.after", ({ directories }) => {
		execFileSync(process.env.PRERENDER ?? "prerender", ["-url", "https://example.com/", directories.output], {
			stdio: "inherit",
		});
	});
}
