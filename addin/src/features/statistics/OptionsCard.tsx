import { listPolicyPacks, listRegions } from "../../api/client.ts";
import type { PolicyPackSummary, RegionItem } from "../../api/contracts.ts";
import type { Loaded } from "../../ui/useLoaded.ts";
import { inLocale, useLocale } from "../../strings/text.ts";
import { useStatisticsText } from "../../strings/statisticsText.ts";
import { Icon } from "../../ui/Icon.tsx";
import { readDate } from "../../ui/normalise.ts";
import { ProblemNotice } from "../../ui/ProblemNotice.tsx";
import { useLoaded } from "../../ui/useLoaded.ts";
import type { CheckOptions } from "./options.ts";
import { cutOffIsClear } from "./options.ts";
import { UnitPicker } from "./UnitPicker.tsx";

export const useRegions = () => useLoaded("regions", (signal) => listRegions({ signal }));
export const usePacks = () => useLoaded("packs", (signal) => listPolicyPacks({ signal }));

interface OptionsProps {
  options: CheckOptions;
  onOptions: (change: Partial<CheckOptions>) => void;
}

function UnitField({ options, onOptions, regions }: OptionsProps & { regions: Loaded<RegionItem[]> }) {
  const words = useStatisticsText();
  return (
    <UnitPicker
      label={words.unit} places={regions.value ?? []} code={options.region} text={options.regionText} hint={words.unitHint} busy={regions.busy}
      onChange={(region, regionText) => onOptions({ region, regionText })}
    />
  );
}

function CutOffField({ options, onOptions }: OptionsProps) {
  const words = useStatisticsText();
  const clear = cutOffIsClear(options);
  return (
    <div class="field half">
      <label for="cut-off">{words.cutOff}</label>
      <input
        id="cut-off" type="text" autocomplete="off" spellcheck={false} placeholder="2026-12-31" value={options.cutOff} aria-invalid={!clear} aria-describedby="cut-off-hint"
        onInput={(event) => onOptions({ cutOff: event.currentTarget.value })} onBlur={() => onOptions({ cutOff: readDate(options.cutOff) ?? options.cutOff.trim() })}
      />
      <p id="cut-off-hint" class={clear ? "hint" : "message message-danger"}>{!clear && <Icon name="cross" size={14} />}<span>{clear ? words.cutOffHint : words.cutOffUnread}</span></p>
    </div>
  );
}

function PackField({ options, onOptions, packs }: OptionsProps & { packs: readonly PolicyPackSummary[] }) {
  const words = useStatisticsText();
  const locale = useLocale();
  const byDefault = packs.find((pack) => pack.isDefault)?.id ?? "";
  return (
    <div class="field half">
      <label for="statistics-pack">{words.pack}</label>
      <select
        id="statistics-pack" value={options.packId ?? byDefault}
        onChange={(event) => onOptions({ packId: event.currentTarget.value === byDefault ? null : event.currentTarget.value })}
      >
        {packs.map(({ id, version, title, titleEn, status }) => (
          <option key={`${id} ${version}`} value={id}>{inLocale(locale, title, titleEn)} · {words.packStatus[status] ?? status}</option>
        ))}
      </select>
    </div>
  );
}

/** Unit, cut-off date and policy pack: what the service is to check against. */
export function OptionsCard(props: OptionsProps & { packs: Loaded<PolicyPackSummary[]>; folded: boolean }) {
  const words = useStatisticsText();
  const regions = useRegions();
  const { packs } = props;
  return (
    <details class="card section" open={!props.folded}>
      <summary><Icon name="chevron" size={16} /><h2>{words.options}</h2></summary>
      <div class="fields">
        <UnitField {...props} regions={regions} />
        <CutOffField {...props} />
        <PackField {...props} packs={packs.value ?? []} />
        <p class="quiet span">{words.kept}</p>
        {(packs.problem ?? regions.problem) && <div class="span"><ProblemNotice problem={(packs.problem ?? regions.problem)!} onRetry={() => { packs.again(); regions.again(); }} /></div>}
      </div>
    </details>
  );
}
