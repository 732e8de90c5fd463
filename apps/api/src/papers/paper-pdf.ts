import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import PdfDocument from 'pdfkit';
import type { PaperContent } from '#libs/case';
import { issuerLines, signatureLine } from './paper-html.js';

/** Noto Sans SC, 30,000 characters (OFL 1.1): names have characters that smaller fonts lack. A paper holds those that it shows. */
const FONT = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';
let font: Promise<Buffer> | null = null;

/** Points; A4 is 595 × 842. */
const MARGIN = 60;
const WIDTH = 595 - 2 * MARGIN;
const BOTTOM = 842 - MARGIN;
const LABEL = 140;
const PADDING = 5;
const TEXT = 11;

type Pdf = PDFKit.PDFDocument;

/** A paper as PDF, the same bytes each time: its date is that of the event, not of the printing. `at` is ISO 8601. */
export async function paperPdf(paper: PaperContent, at: string): Promise<Buffer> {
  font ??= readFile(createRequire(import.meta.url).resolve(FONT));
  const pdf = new PdfDocument({
    size: 'A4',
    margin: MARGIN,
    lang: 'zh-CN',
    info: { Title: `${paper.title} ${paper.number}`, Author: paper.issuer, CreationDate: new Date(at) },
  });
  const whole = collected(pdf);
  pdf.registerFont('text', await font);
  pdf.font('text');
  set(paper, pdf);
  pdf.end();
  return whole;
}

function collected(pdf: Pdf): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
}

function set(paper: PaperContent, pdf: Pdf): void {
  pdf.fontSize(20).text(paper.title, { align: 'center', characterSpacing: 4 });
  pdf.fontSize(TEXT).text(`编号：${paper.number}`, { align: 'center' }).moveDown(1.5);
  pdf.text(`${paper.addressee}：`).moveDown(0.5);
  for (const text of paper.paragraphs) paragraph(text, pdf);
  table(paper.rows, pdf);
  if (paper.materials.length > 0) {
    paragraph('材料清单：', pdf);
    table(paper.materials, pdf);
  }
  for (const text of paper.closing) paragraph(text, pdf);
  pdf.moveDown(2);
  for (const line of [...issuerLines(paper), paper.date]) pdf.text(line, { align: 'right' });
  if (paper.signer !== null) pdf.moveDown(2).text(signatureLine(paper.signer));
  pdf.moveDown(1.5);
  for (const [label, value] of paper.contacts) pdf.text(`${label}：${value}`);
  pdf.moveDown(2).fontSize(8).text(`存证值：${paper.chain}`);
}

function paragraph(text: string, pdf: Pdf): void {
  pdf.text(text, MARGIN, pdf.y, { width: WIDTH, indent: 2 * TEXT, lineGap: 3 }).moveDown(0.5);
}

function table(rows: PaperContent['rows'], pdf: Pdf): void {
  let top = pdf.y;
  for (const [label, value] of rows) {
    const inner = { label: LABEL - 2 * PADDING, value: WIDTH - LABEL - 2 * PADDING };
    const height =
      2 * PADDING +
      Math.max(pdf.heightOfString(label, { width: inner.label }), pdf.heightOfString(value, { width: inner.value }));
    if (height > BOTTOM - MARGIN) {
      top = longRow(label, value, top, pdf);
      continue;
    }
    if (top + height > BOTTOM) {
      pdf.addPage();
      top = MARGIN;
    }
    pdf
      .rect(MARGIN, top, LABEL, height)
      .rect(MARGIN + LABEL, top, WIDTH - LABEL, height)
      .lineWidth(0.5)
      .stroke();
    pdf.text(label, MARGIN + PADDING, top + PADDING, { width: inner.label });
    pdf.text(value, MARGIN + LABEL + PADDING, top + PADDING, { width: inner.value });
    top += height;
  }
  pdf.x = MARGIN;
  pdf.y = top + 8;
}

/** A text longer than a page stands without a frame and runs over the pages; answers where the next row begins. */
function longRow(label: string, value: string, top: number, pdf: Pdf): number {
  pdf.text(`${label}：`, MARGIN, top + PADDING, { width: WIDTH }).text(value, { width: WIDTH });
  return pdf.y + PADDING;
}
