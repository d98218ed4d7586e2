import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

export default defineConfig({
	base: "/app/",
	plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "after-word" } } })],
	build: { rolldownOptions: { input: ["vue.html", "react.html"] } },
});
