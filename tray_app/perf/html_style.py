"""How the HTML report looks: on a screen by day and by night, and on paper."""

STYLE = """
:root { --text: #1c1d1f; --dim: #5c5f66; --accent: #1f6feb; --breach: #c01530; --pending: #8a5a00;
  --line: #d9dade; --page: #f4f4f5; --sheet: #ffffff; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e8e8ea; --dim: #a2a4ab; --accent: #5aa2ff; --breach: #ff8078; --pending: #e8b64c;
    --line: #3a3c42; --page: #17181a; --sheet: #1e1f22; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 14px/1.5 system-ui, "DejaVu Sans", sans-serif;
  font-variant-numeric: tabular-nums; }
main { max-width: 1080px; margin: 0 auto; padding: 32px 24px 64px; }
header { display: flex; gap: 24px; align-items: center; }
header p { margin: 4px 0 0; }
h1 { font-size: 24px; line-height: 32px; margin: 0; font-weight: 600; }
h2 { font-size: 16px; line-height: 24px; margin: 0 0 8px; font-weight: 600; }
section { background: var(--sheet); border-radius: 8px; padding: 16px 24px; margin-top: 16px; }
p { margin: 8px 0; max-width: 88ch; }
.dim { color: var(--dim); }
.grade { flex: none; width: 88px; height: 88px; border: 3px solid var(--text); border-radius: 16px; font-size: 48px;
  font-weight: 600; display: grid; place-items: center; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(176px, 1fr)); gap: 8px; margin: 24px 0 0; }
.tiles div { background: var(--sheet); border-radius: 8px; padding: 12px 16px; }
.tiles dt { color: var(--dim); }
.tiles dd { margin: 0; font-size: 20px; line-height: 28px; }
.tiles dd.dim { font-size: 12px; line-height: 16px; }
figure { margin: 16px 0 24px; }
figure p { margin: 0 0 4px; }
figure svg { display: block; width: 100%; max-width: 880px; height: auto; }
.scroll { overflow-x: auto; margin: 0 -8px; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
th, td { text-align: left; vertical-align: top; padding: 5px 8px; border-bottom: 1px solid var(--line);
  white-space: nowrap; }
tr:last-child td { border-bottom: 0; }
thead th { color: var(--dim); font-weight: 500; }
.right { text-align: right; }
.wide { white-space: normal; min-width: 20ch; }
.drawn { padding-right: 0; }
.figures td { vertical-align: middle; }
td.drawn svg { display: block; }
.prose td.drawn svg { margin-top: 5px; }
.group th { color: var(--dim); font-weight: 600; padding-top: 16px; }
@media (max-width: 640px) {
  main { padding: 16px 8px 32px; }
  section { padding: 12px; }
  .grade { width: 56px; height: 56px; font-size: 32px; border-radius: 12px; }
  th, td { white-space: normal; }
  figure { overflow-x: auto; }
  figure svg { width: 640px; max-width: none; }
  .scroll, figure { border-right: 2px dashed var(--line); }
}
@media print {
  :root { --text: #1c1d1f; --dim: #5c5f66; --accent: #1f6feb; --breach: #c01530; --pending: #8a5a00;
    --line: #d9dade; --page: #ffffff; --sheet: #ffffff; }
  @page { size: A4 landscape; margin: 12mm; }
  body { font-size: 11px; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main { max-width: none; padding: 0; }
  section, .tiles div { padding: 8px 0; }
  table { font-size: 10px; }
  .scroll { overflow: visible; }
  tr, figure, header, .tiles { break-inside: avoid; }
  h2, .group { break-after: avoid; }
  figure svg { max-width: 600px; }
  thead { display: table-header-group; }
}
"""
