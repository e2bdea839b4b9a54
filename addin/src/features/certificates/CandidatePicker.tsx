import { useState } from "preact/hooks";
import { listCandidates } from "../../api/client.ts";
import type { CandidateItem } from "../../api/contracts.ts";
import { useText } from "../../strings/text.ts";
import type { ComboboxOption } from "../../ui/Combobox.tsx";
import { Combobox } from "../../ui/Combobox.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { useDebounced } from "../../ui/useDebounced.ts";
import { useLoaded } from "../../ui/useLoaded.ts";

const limit = 8;
const newPerson = "new";

function useListCandidates(query: string) {
  return useLoaded(useDebounced(query, 200), (signal) => listCandidates(query.trim(), limit, { signal }));
}

const option = ({ id, name, enterpriseName, regionName }: CandidateItem): ComboboxOption => ({
  id,
  content: <><strong>{name}</strong><span class="option-detail">{enterpriseName} · {regionName}</span></>,
});

interface CandidatePickerProps {
  onChoose: (candidate: CandidateItem) => void;
  onNew: (name: string) => void;
}

/** Finds a candidate in the register by typing, or starts a new one under the typed name. */
export function CandidatePicker({ onChoose, onNew }: CandidatePickerProps) {
  const { certificate: { picker }, problems } = useText();
  const [query, setQuery] = useState("");
  const { value, problem, busy } = useListCandidates(query);
  const items = value?.items ?? [];
  const name = query.trim();
  const options = items.map(option);
  if (name) options.push({ id: newPerson, content: <span class="option-new"><Icon name="plus" size={16} />{picker.create(name)}</span> });

  const found = () => {
    if (problem) return problem.title || problems.network.title;
    if (busy && !value) return picker.searching;
    if (items.length === 0) return picker.none;
    const rest = (value?.total ?? 0) - items.length;
    return rest > 0 ? `${picker.found(value?.total ?? 0)} ${picker.more(rest)}` : picker.found(items.length);
  };
  const choose = (id: string) => {
    const candidate = items.find((item) => item.id === id);
    if (candidate) onChoose(candidate);
    else onNew(name);
    setQuery("");
  };
  return (
    <Combobox
      label={picker.label} placeholder={picker.placeholder} hint={picker.hint} text={query} onText={setQuery}
      options={options} status={found()} onChoose={choose}
    />
  );
}
