import { useStatisticsText } from "../../strings/statisticsText.ts";
import { Combobox } from "../../ui/Combobox.tsx";

const mostOffered = 40;

interface Place {
  code: string;
  name: string;
  level: string;
  parentCode?: string | null;
}

interface UnitPickerProps {
  label: string;
  places: readonly Place[];
  /** Code of what is chosen, empty while something is typed. */
  code: string;
  text: string;
  hint: string;
  busy: boolean;
  /** The province itself is offered too. */
  withProvince?: boolean;
  onChange: (code: string, text: string) => void;
}

/** Counties with the city they belong to in front, as addresses are written. */
function found(places: readonly Place[], text: string, withProvince: boolean) {
  const names = new Map(places.map(({ code, name }) => [code, name]));
  const wanted = text.replace(/\s/g, "");
  return places.filter(({ level }) => withProvince || level !== "province")
    .map(({ code, name, parentCode }) => ({ code, name, city: (parentCode && names.get(parentCode)) ?? "" }))
    .filter(({ code, name, city }) => `${city}${name}${code}`.includes(wanted));
}

/** Chooses a reporting unit by name or code, with the keyboard as well. */
export function UnitPicker({ label, places, code, text, hint, busy, withProvince = false, onChange }: UnitPickerProps) {
  const words = useStatisticsText();
  const clear = text.trim() === "" || code !== "";
  const offered = found(places, code ? "" : text, withProvince);
  const choose = (id: string) => {
    const place = offered.find((one) => one.code === id);
    if (place) onChange(id, place.name);
  };
  const status = busy ? words.unitLoading : offered.length === 0 ? words.unitNone : words.unitFound(offered.length);
  return (
    <div class={clear ? "unit-field" : "unit-field missing"}>
      <Combobox
        label={label} placeholder={words.unitPlaceholder} text={text} hint={clear ? hint : words.unitOpen} status={status} onText={(typed) => onChange("", typed)} onChoose={choose}
        options={offered.slice(0, mostOffered).map((place) => ({ id: place.code, content: <><span>{place.name}</span><span class="option-detail">{place.city ? `${place.city} · ${place.code}` : place.code}</span></> }))}
      />
    </div>
  );
}
