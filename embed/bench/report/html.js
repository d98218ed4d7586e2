// Tables of a page.

const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text as HTML. */
export const html = (text) => String(text).replace(/[&<>"]/g, (char) => entities[char]);

/** A table whose first column names its rows. Cells are HTML; one that is wide scrolls by itself. */
export function table(head, rows, label = "Table") {
	const heads = head.map((text) => `<th scope="col">${html(text)}</th>`).join("");
	const lines = rows.map(
		([name, ...cells]) => `<tr><th scope="row">${name}</th>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`,
	);
	return `<div class="scroll" role="region" aria-label="${html(label)}" tabindex="0"><table><thead><tr>${heads}</tr></thead><tbody>${lines.join("")}</tbody></table></div>`;
}
