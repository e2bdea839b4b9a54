import type { OtherSheet, SheetCheck } from "../../api/contracts.ts";
import { useStatisticsText } from "../../strings/statisticsText.ts";
import { Icon } from "../../ui/Icon.tsx";

const mostShown = 200;

/** Rows of the sheet that were taken for something else than data, and why. */
export function NotDataRows({ sheet }: { sheet: SheetCheck }) {
  const words = useStatisticsText();
  const { notData, counts } = sheet;
  if (notData.length === 0) return null;
  return (
    <details class="card section">
      <summary><Icon name="chevron" size={16} /><h2>{words.rest.heading(counts.notData ?? 0)}</h2></summary>
      <ul class="rest-list">
        {notData.slice(0, mostShown).map(({ firstRow, lastRow, reason, text }) => (
          <li key={`${firstRow} ${reason}`}><span class="rest-where">{words.rest.rows(firstRow, lastRow)}</span><span class="chip">{words.reasons[reason] ?? reason}</span><span class="rest-text">{text}</span></li>
        ))}
      </ul>
      {notData.length > mostShown && <p class="quiet rest-more">{words.rest.more(notData.length - mostShown)}</p>}
    </details>
  );
}

/** Sheets in which no table was found. */
export function OtherSheets({ sheets }: { sheets: readonly OtherSheet[] }) {
  const words = useStatisticsText();
  if (sheets.length === 0) return null;
  return (
    <details class="card section">
      <summary><Icon name="chevron" size={16} /><h2>{words.rest.otherSheets(sheets.length)}</h2></summary>
      <ul class="rest-list">
        {sheets.map(({ sheet, hidden, rows, blank }) => (
          <li key={sheet}><span class="rest-where">{sheet}</span>{hidden && <span class="chip">{words.rest.hidden}</span>}<span class="rest-text">{words.rest.sheetRows(rows, blank)}</span></li>
        ))}
      </ul>
    </details>
  );
}
