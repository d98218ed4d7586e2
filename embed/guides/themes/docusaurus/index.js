// A thread below every page of the documentation: src/theme/DocItem/Footer/index.js. It needs the package: npm install afterword.
// A page says which thread it is in its front matter (thread), else the site does (customFields.thread in docusaurus.config.js), else
// it is the reader's own. With comments: false there is none. A file in static/, json:/threads/a.json, is found below baseUrl, too.
import { useDoc } from "@docusaurus/plugin-content-docs/client";
import useBaseUrl from "@docusaurus/useBaseUrl";
import useDocusaurusContext from "@docusaurus/useDocusaurusContext";
import Footer from "@theme-original/DocItem/Footer";
import "afterword";

export default function FooterWithThread(props) {
	const { metadata, frontMatter } = useDoc();
	const { siteConfig } = useDocusaurusContext();
	const thread = frontMatter.thread ?? siteConfig.customFields?.thread ?? "";
	const file = useBaseUrl(thread.replace(/^json:/, ""));
	return (
		<>
			<Footer {...props} />
			{frontMatter.comments !== false && (
				<after-word key={metadata.permalink} thread={/^json:\/(?!\/)/.test(thread) ? `json:${file}` : thread} />
			)}
		</>
	);
}
