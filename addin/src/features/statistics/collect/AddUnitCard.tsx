import { useState } from "preact/hooks";
import type { ReportingUnit } from "../../../api/contracts.ts";
import { addUnit } from "../../../api/statistics.ts";
import { useCollectionText } from "../../../strings/collectionText.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { ProblemNotice } from "../../../ui/ProblemNotice.tsx";
import { useToast } from "../../../ui/Toast.tsx";
import { useAttempt } from "../useAttempt.ts";

/** Adds a unit that no code table knows, such as a development zone; for cities and the province. */
export function AddUnitCard({ units, onAdded }: { units: readonly ReportingUnit[]; onAdded: () => void }) {
  const { addUnit: words } = useCollectionText();
  const toast = useToast();
  const cities = units.filter(({ level }) => level === "city");
  const [city, setCity] = useState(cities[0]?.code ?? "");
  const [name, setName] = useState("");
  const { busy, problem, attempt } = useAttempt();
  if (cities.length === 0) return null;
  const add = () => attempt(async () => {
    const unit = await addUnit({ name: name.trim(), cityCode: city });
    toast({ text: words.added(unit.name, unit.code) });
    setName("");
    onAdded();
  });
  return (
    <details class="card section">
      <summary><Icon name="chevron" size={16} /><h2>{words.heading}</h2></summary>
      <form class="fields" onSubmit={(event) => { event.preventDefault(); void add(); }}>
        <p class="quiet span">{words.hint}</p>
        <div class="field half">
          <label for="add-unit-city">{words.city}</label>
          <select id="add-unit-city" value={city} onChange={(event) => setCity(event.currentTarget.value)}>{cities.map((one) => <option key={one.code} value={one.code}>{one.name}</option>)}</select>
        </div>
        <div class="field half">
          <label for="add-unit-name">{words.name}</label>
          <input id="add-unit-name" type="text" autocomplete="off" maxLength={40} placeholder={words.example} value={name} onInput={(event) => setName(event.currentTarget.value)} />
        </div>
        <button type="submit" class="button" disabled={busy || name.trim().length < 2}>{words.add}</button>
        {problem && <div class="span"><ProblemNotice problem={problem} /></div>}
      </form>
    </details>
  );
}
