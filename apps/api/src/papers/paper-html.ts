import type { PaperContent } from '#libs/case';

/** Black on white, A4, one column: what any printer at any counter can do. */
const STYLE = `
@page { size: A4; margin: 22mm 20mm; }
body { font-family: "Noto Serif SC", "Source Han Serif SC", SimSun, "Songti SC", serif; font-size: 12pt; line-height: 1.8; max-width: 170mm;
  margin: 10mm auto; color: #000; background: #fff; }
h1 { text-align: center; font-size: 22pt; letter-spacing: .2em; margin: 0 0 2mm; }
.number { text-align: center; margin: 0 0 8mm; }
p { margin: 0 0 3mm; text-indent: 2em; }
p.addressee, .number, .chain { text-indent: 0; }
table { width: 100%; border-collapse: collapse; margin: 4mm 0; }
th, td { border: 1px solid #000; padding: 1.5mm 3mm; text-align: left; vertical-align: top; font-weight: normal; white-space: pre-wrap;
  overflow-wrap: anywhere; }
th { width: 30%; }
tr { break-inside: avoid; }
.contacts { text-indent: 0; margin-top: 8mm; font-size: 10pt; }
.issuer { text-align: right; margin-top: 12mm; text-indent: 0; }
.signature { margin-top: 12mm; text-indent: 0; }
.chain { margin-top: 10mm; font-size: 8pt; font-family: monospace; overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; } }
`;

/** A paper as a page of its own, which needs nothing from elsewhere. */
export function paperHtml(paper: PaperContent): string {
  const { title, number, addressee, paragraphs, rows, materials, closing, contacts, date, chain, signer } = paper;
  const parts = [
    `<h1>${escaped(title)}</h1>`,
    `<p class="number">编号：${escaped(number)}</p>`,
    `<p class="addressee">${escaped(addressee)}：</p>`,
    ...paragraphs.map((text) => `<p>${escaped(text)}</p>`),
    tableOf(rows),
    ...(materials.length === 0 ? [] : [`<p>材料清单：</p>`, tableOf(materials)]),
    ...closing.map((text) => `<p>${escaped(text)}</p>`),
    `<p class="issuer">${issuerLines(paper).map(escaped).join('<br>')}<br>${escaped(date)}</p>`,
    ...(signer === null ? [] : [`<p class="signature">${escaped(signatureLine(signer))}</p>`]),
    `<p class="contacts">${contacts.map(([label, value]) => escaped(`${label}：${value}`)).join('<br>')}</p>`,
    `<p class="chain">存证值：${escaped(chain)}</p>`,
  ];
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>${escaped(title)} ${escaped(number)}</title><style>${STYLE}</style></head>
<body>
${parts.join('\n')}
</body>
</html>
`;
}

/** In whose name, with room for the seal, and who gave it for them. */
export function issuerLines({ issuer, below }: PaperContent): readonly string[] {
  return [`${issuer}（盖章）`, ...(below === null ? [] : [below])];
}

export function signatureLine(signer: string): string {
  return `${signer}（签名）：____________________\u3000日期：______________`;
}

function tableOf(rows: readonly (readonly [string, string])[]): string {
  const cells = rows.map(([name, value]) => `<tr><th scope="row">${escaped(name)}</th><td>${escaped(value)}</td></tr>`);
  return `<table>\n${cells.join('\n')}\n</table>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
