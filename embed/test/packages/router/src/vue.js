import "afterword";
import { createApp } from "vue";
import { createRouter, createWebHistory } from "vue-router";
import App from "./App.vue";
import Post from "./Post.vue";

const router = createRouter({
	history: createWebHistory("/app/vue/"),
	routes: [{ path: "/:story", component: Post }],
});
createApp(App).use(router).mount("#app");
