// Defines <after-word>, where there is a page to define it in: on a server this
// module does nothing.

if (typeof customElements !== "undefined") import("../built/module.js");
