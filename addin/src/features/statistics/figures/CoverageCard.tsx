import type { CoverageItem, CoverageReport, GroupRate, RollUpItem } from "../../../api/contracts.ts";
import { useCollectionText } from "../../../strings/collectionText.ts";
import { inLocale, useLocale } from "../../../strings/text.ts";
import { Icon } from "../../../ui/Icon.tsx";
import type { Tone } from "../../../ui/Notice.tsx";
import { Mark } from "../../../ui/Notice.tsx";
import { Bar } from "./Bar.tsx";
import type { CoverageBar } from "./coverageBars.ts";
import { coverageBars, otherTargets } from "./coverageBars.ts";

const tones: Record<CoverageItem["state"], Tone | "open" | "quiet"> = {
  met: "success", "not-met": "danger", "not-due": "info", unknown: "open", "not-asked": "quiet", "no-enterprises": "quiet",
};

function Target({ target }: { target: CoverageItem }) {
  const { coverage: words } = useCollectionText();
  const locale = useLocale();
  const { state, article, targetText, text, textEn, lacking, earlierRate, changePoints } = target;
  return (
    <li class="finding">
      <Mark tone={tones[state]} />
      <span class="finding-body">
        <span class="finding-head"><strong>{targetText}</strong><span class="finding-outcome">{words.states[state]}</span></span>
        <span class="finding-text">{inLocale(locale, text, textEn)}</span>
        <span class="quiet">
          {article}{lacking !== null && lacking > 0 && ` · ${words.lacking(lacking)}`}{earlierRate !== null && ` · ${words.earlier(earlierRate, changePoints)}`}
        </span>
      </span>
    </li>
  );
}

function Rate({ rate }: { rate: GroupRate }) {
  const { coverage: words } = useCollectionText();
  const { appointed, enterprises, isSum } = rate;
  if (appointed === null) return <span class="quiet">{words.nothingSent}</span>;
  if (enterprises === null) return <span class="quiet">{words.noDenominator(appointed)}</span>;
  return <span class="quiet">{words.of(appointed, enterprises, isSum)}</span>;
}

function Group({ bar }: { bar: CoverageBar }) {
  const { coverage: words } = useCollectionText();
  const { group, rate, targets, asked } = bar;
  return (
    <li class="coverage-group">
      <div class="coverage-head"><h3>{words.groups[group]}</h3><strong class="coverage-rate">{rate.percent === null ? "—" : words.percent(rate.percent)}</strong></div>
      <Bar share={rate.percent === null ? null : rate.percent / 100} mark={asked === null ? null : asked / 100} />
      <p class="coverage-line"><Rate rate={rate} />{asked !== null && <span class="quiet">{words.asked(asked)}</span>}</p>
      {rate.percent !== null && rate.percent > 100 && <p class="message message-warning"><Icon name="bang" size={14} /><span>{words.more}</span></p>}
      {targets.length > 0 && <ul class="findings">{targets.map((target) => <Target key={target.scope} target={target} />)}</ul>}
    </li>
  );
}

/** How far each group of enterprises is covered, against each target of the pack and the year before. */
export function CoverageCard({ item, coverage }: { item: RollUpItem; coverage: CoverageReport | null }) {
  const { coverage: words } = useCollectionText();
  const unit = coverage?.units.find(({ code }) => code === item.line.code);
  const others = otherTargets(unit);
  return (
    <section class="card" aria-labelledby="coverage-heading">
      <h2 id="coverage-heading">{words.heading(item.line.name)}</h2>
      {coverage && <p class="quiet">{coverage.earlierYear === null ? words.noEarlier : words.comparedWith(coverage.earlierYear, coverage.earlierSnapshotId !== null)}</p>}
      <ul class="coverage-list">{coverageBars(item.groups, unit).map((bar) => <Group key={bar.group} bar={bar} />)}</ul>
      {others.length > 0 && <ul class="findings">{others.map((target) => <Target key={target.scope} target={target} />)}</ul>}
    </section>
  );
}
