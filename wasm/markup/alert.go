package markup

import (
	"strings"

	"afterword/wasm/markup/grammar"
	"afterword/wasm/node"

	"github.com/yuin/goldmark/ast"
)

// alertClasses has the class of each kind of alert.
var alertClasses = [...]string{"alert-note", "alert-tip", "alert-important", "alert-warning", "alert-caution"}

// alertLabels has a line for each language: its tag, then the labels of alerts in the order
// of alertClasses.
const alertLabels = "\nar ملاحظة|نصيحة|مهم|تحذير|تنبيه\nbn দ্রষ্টব্য|পরামর্শ|গুরুত্বপূর্ণ|সতর্কতা|সাবধান" +
	"\ncs Poznámka|Tip|Důležité|Varování|Pozor\nde Hinweis|Tipp|Wichtig|Warnung|Vorsicht" +
	"\nel Σημείωση|Συμβουλή|Σημαντικό|Προειδοποίηση|Προσοχή\nen Note|Tip|Important|Warning|Caution" +
	"\nes Nota|Consejo|Importante|Advertencia|Precaución\nfa نکته|راهنمایی|مهم|هشدار|احتیاط" +
	"\nfr Note|Astuce|Important|Avertissement|Attention\nhe הערה|טיפ|חשוב|אזהרה|זהירות" +
	"\nhi नोट|सुझाव|महत्वपूर्ण|चेतावनी|सावधानी\nid Catatan|Tips|Penting|Peringatan|Hati-hati" +
	"\nit Nota|Suggerimento|Importante|Avviso|Attenzione\nja 補足|ヒント|重要|警告|注意\nko 참고|팁|중요|경고|주의" +
	"\nnl Opmerking|Tip|Belangrijk|Waarschuwing|Let op\npl Informacja|Wskazówka|Ważne|Ostrzeżenie|Uwaga" +
	"\npt Nota|Dica|Importante|Aviso|Cuidado\nru Примечание|Совет|Важно|Предупреждение|Осторожно" +
	"\nsv Notera|Tips|Viktigt|Varning|Försiktigt\ntr Not|İpucu|Önemli|Uyarı|Dikkat" +
	"\nuk Примітка|Порада|Важливо|Попередження|Обережно\nvi Ghi chú|Mẹo|Quan trọng|Cảnh báo|Thận trọng" +
	"\nzh 说明|提示|重要|警告|注意\nzh-Hant 說明|提示|重要|警告|注意\nzh-HK 說明|提示|重要|警告|注意\nzh-TW 說明|提示|重要|警告|注意\n"

// AlertsOf returns the labels of the five kinds of alerts in the language of a BCP 47 tag,
// with a | between them. It returns "" for a language that has none here.
func AlertsOf(lang string) string {
	labels, _ := ofLanguage(alertLabels, "\n", lang)
	return labels
}

// blockquote opens a quotation, or an alert if the quotation begins with a label.
func (w *walker) blockquote(n *ast.Blockquote) {
	if label := n.FirstChild(); isPart(label, grammar.Label) {
		w.alert(label)
	} else {
		w.open(node.Blockquote, nil)
	}
}

// alert opens an aside for the alert that begins with label.
func (w *walker) alert(label ast.Node) {
	w.open(node.Aside, []node.Attr{
		node.At(node.Class, alertClasses[label.(*grammar.Block).Number]),
		node.At(node.Role, "note"),
	})
}

// label opens the label of an alert. An alert without a title gets the word for its kind.
func (w *walker) label(n *grammar.Block) {
	w.open(node.P, []node.Attr{node.At(node.Class, "label")})
	if n.Lines().Len() == 0 {
		w.text(strings.Split(w.Words.Alerts+"||||", "|")[n.Number])
	}
}
