import "afterword";
import type {} from "afterword/react";
import { createRoot } from "react-dom/client";

const root = document.getElementById("root");
if (root) createRoot(root).render(<after-word article="/story.md" thread="json:/thread.json" heading-level={2} />);
