// @vitest-environment node
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Element as XmlElement } from "@xmldom/xmldom";
import { DOMParser } from "@xmldom/xmldom";
import { describe, expect, it } from "vitest";

/**
 * What Microsoft's validator would say, without its network: order, lengths, resource ids, addresses, icons, locales, ids.
 * The tables follow "How to find the proper order of manifest elements" and the element reference of Office Add-ins.
 */
const root = resolve(import.meta.dirname, "..");
const shipped = readFileSync(join(root, "manifest.xml"), "utf8");
// What the service serves: the static files of public/ and the page itself.
const served = (path: string) => (path === "/taskpane.html" ? join(import.meta.dirname, "taskpane.html") : join(import.meta.dirname, "public", path));

const order: Record<string, string[]> = {
  OfficeApp: [
    "Id", "AlternateId", "Version", "ProviderName", "DefaultLocale", "DisplayName", "Description", "IconUrl", "HighResolutionIconUrl", "SupportUrl",
    "AppDomains", "Hosts", "Requirements", "DefaultSettings", "Permissions", "VersionOverrides", "ExtendedOverrides",
  ],
  VersionOverrides: ["Description", "Requirements", "Hosts", "Resources", "WebApplicationInfo", "VersionOverrides"],
  "VersionOverrides/Hosts/Host": ["Runtimes", "AllFormFactors", "DesktopFormFactor"],
  DesktopFormFactor: ["GetStarted", "FunctionFile", "ExtensionPoint"],
  GetStarted: ["Title", "Description", "LearnMoreUrl"],
  OfficeTab: ["Group"],
  Group: ["Label", "Icon", "Control"],
  Control: ["Label", "Supertip", "Icon", "Action"],
  Supertip: ["Title", "Description"],
  Action: ["TaskpaneId", "SourceLocation", "Title"],
  Resources: ["Images", "Urls", "ShortStrings", "LongStrings"],
};
const required: Record<string, string[]> = {
  OfficeApp: ["Id", "Version", "ProviderName", "DefaultLocale", "DisplayName", "Description", "IconUrl", "HighResolutionIconUrl", "SupportUrl", "Hosts", "DefaultSettings", "Permissions"],
  Control: ["Label", "Supertip", "Icon", "Action"],
  VersionOverrides: ["Hosts", "Resources"],
};
const iconSizes = { always: [16, 32, 80], resource: { Images: 2048, Urls: 2048, ShortStrings: 125, LongStrings: 250 } as Record<string, number> };

const children = (node: XmlElement) => [...node.childNodes].filter((child): child is XmlElement => child.nodeType === 1);
const all = (node: XmlElement): XmlElement[] => children(node).flatMap((child) => [child, ...all(child)]);
const name = (node: XmlElement) => node.localName ?? "";
const named = (nodes: XmlElement[], wanted: string) => nodes.filter((node) => name(node) === wanted);
const attribute = (node: XmlElement, key: string) => node.getAttribute(key) ?? "";
const inOverrides = (node: XmlElement) => node.namespaceURI?.endsWith("taskpaneappversionoverrides") ?? false;

function pngSize(path: string): [number, number] {
  const bytes = readFileSync(path);
  return bytes.toString("latin1", 1, 4) === "PNG" ? [bytes.readUInt32BE(16), bytes.readUInt32BE(20)] : [0, 0];
}

function orderFaults(nodes: XmlElement[]): string[] {
  return nodes.flatMap((node) => {
    const key = name(node) === "Host" && inOverrides(node) ? "VersionOverrides/Hosts/Host" : name(node);
    const table = order[key];
    if (!table) return [];
    const places = children(node).map((child) => table.indexOf(name(child)));
    const unknown = children(node).filter((_, at) => places[at] === -1).map((child) => `${key}: unknown element ${name(child)}`);
    const wrong = places.findIndex((place, at) => at > 0 && place < (places[at - 1] ?? 0));
    const missing = (required[key] ?? []).filter((wanted) => !children(node).some((child) => name(child) === wanted)).map((wanted) => `${key}: ${wanted} is missing`);
    return [...unknown, ...missing, ...(wrong > 0 ? [`${key}: ${name(children(node)[wrong]!)} stands too late`] : [])];
  });
}

function localeFaults(nodes: XmlElement[], defaultLocale: string): string[] {
  const translated = nodes.filter((node) => ["DisplayName", "String"].includes(name(node)) || (name(node) === "Description" && node.hasAttribute("DefaultValue")));
  return translated.flatMap((node) => {
    const locales = children(node).map((child) => attribute(child, "Locale"));
    const what = `${name(node)} ${attribute(node, "id")}`.trim();
    return [
      ...(locales.includes("en-US") ? [] : [`${what}: no en-US text`]),
      ...(locales.includes(defaultLocale) ? [`${what}: override for the default locale`] : []),
      ...(new Set(locales).size === locales.length ? [] : [`${what}: a locale twice`]),
      ...locales.filter((locale) => !/^[a-z]{2}-[A-Z]{2}$/.test(locale)).map((locale) => `${what}: ${locale} is not a full language tag`),
    ];
  });
}

const values = (node: XmlElement) => [attribute(node, "DefaultValue"), ...children(node).map((child) => attribute(child, "Value"))];

function lengthFaults(nodes: XmlElement[]): string[] {
  const tooLong = (node: XmlElement, limit: number) => values(node).filter((value) => value.length > limit).map(() => `${name(node)} ${attribute(node, "id")}: longer than ${limit}`);
  const resources = Object.entries(iconSizes.resource).flatMap(([group, limit]) => named(nodes, group).flatMap((list) => children(list).flatMap((item) => tooLong(item, limit))));
  const resids = nodes.flatMap((node) => ["resid", "id"].map((key) => attribute(node, key))).filter((id) => id.length > 32).map((id) => `${id}: longer than 32`);
  const display = nodes.filter((node) => !inOverrides(node));
  return [
    ...resources, ...named(display, "DisplayName").flatMap((node) => tooLong(node, 125)), ...named(display, "Description").flatMap((node) => tooLong(node, 250)),
    ...resids.filter((text) => !text.startsWith("Office.AutoShow")),
  ];
}

function resourceFaults(nodes: XmlElement[]): string[] {
  const defined = new Map(["Image", "Url", "String"].flatMap((kind) => named(nodes, kind)).filter((node) => node.hasAttribute("id")).map((node) => [attribute(node, "id"), node]));
  const used = nodes.filter((node) => node.hasAttribute("resid"));
  const wanted: Record<string, string> = { Image: "Images", SourceLocation: "Urls", LearnMoreUrl: "Urls", Label: "ShortStrings", Title: "ShortStrings", Description: "LongStrings" };
  const ids = nodes.filter((node) => node.hasAttribute("id")).map((node) => attribute(node, "id")).filter((id) => id !== "TabHome");
  return [
    ...used.flatMap((node) => {
      const found = defined.get(attribute(node, "resid"));
      if (!found) return [`${name(node)}: resid ${attribute(node, "resid")} is not defined`];
      const group = name(found.parentNode as XmlElement);
      return group === wanted[name(node)] ? [] : [`${name(node)}: resid ${attribute(node, "resid")} is one of ${group}`];
    }),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `id ${id} twice`),
  ];
}

function addressFaults(nodes: XmlElement[]): string[] {
  const addresses = nodes.flatMap((node) => [...values(node), name(node) === "AppDomain" ? node.textContent ?? "" : ""]).filter((value) => /^[a-z]+:/i.test(value));
  return addresses.flatMap((address) => {
    const url = new URL(address);
    return [
      ...(url.protocol === "https:" ? [] : [`${address}: not https`]),
      ...(url.pathname === "/" || existsSync(served(decodeURI(url.pathname))) ? [] : [`${address}: nothing answers there`]),
    ];
  });
}

function iconFaults(nodes: XmlElement[]): string[] {
  const target = (resid: string) => named(nodes, "Image").find((node) => attribute(node, "id") === resid);
  const sized = named(nodes, "Icon").flatMap((icon) => {
    const sizes = children(icon).map((image) => Number(attribute(image, "size")));
    return iconSizes.always.filter((size) => !sizes.includes(size)).map((size) => `Icon: no ${size} px picture`);
  });
  const wrong = (address: string, size: number, what: string) => {
    const path = served(new URL(address).pathname);
    if (!existsSync(path)) return [];
    const [width, height] = pngSize(path);
    return width === size && height === size ? [] : [`${what}: ${address} is ${width}×${height}, not ${size}×${size}`];
  };
  const pictures = named(nodes, "Image").filter((node) => node.hasAttribute("size")).flatMap((node) => {
    const found = target(attribute(node, "resid"));
    return found ? wrong(attribute(found, "DefaultValue"), Number(attribute(node, "size")), "Image") : [];
  });
  const plain = ([["IconUrl", 32], ["HighResolutionIconUrl", 64]] as const).flatMap(([element, size]) => named(nodes, element).flatMap((node) => wrong(attribute(node, "DefaultValue"), size, element)));
  return [...sized, ...pictures, ...plain];
}

function identityFaults(top: XmlElement, nodes: XmlElement[]): string[] {
  const text = (wanted: string) => named(children(top), wanted)[0]?.textContent ?? "";
  const version = text("Version");
  const hosts = named(nodes, "Host").filter((node) => !inOverrides(node)).map((node) => attribute(node, "Name"));
  const overridden = named(nodes, "Host").filter(inOverrides).map((node) => attribute(node, "xsi:type"));
  return [
    ...(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text("Id")) ? [] : ["Id: not a GUID"]),
    ...(/^\d{1,5}(\.\d{1,5}){1,3}$/.test(version) && !version.startsWith("0.0") ? [] : [`Version: ${version}`]),
    ...(text("DefaultLocale") === "zh-CN" ? [] : ["DefaultLocale: not zh-CN"]),
    ...(hosts.join() === "Document,Workbook" && overridden.join() === hosts.join() ? [] : [`Hosts: ${hosts} / ${overridden}`]),
    ...(top.getAttribute("xmlns:xsi") === "http://www.w3.org/2001/XMLSchema-instance" && attribute(top, "xsi:type") === "TaskPaneApp" ? [] : ["OfficeApp: not a TaskPaneApp in the right namespaces"]),
    ...named(nodes, "VersionOverrides").filter((node) => attribute(node, "xsi:type") !== "VersionOverridesV1_0").map(() => "VersionOverrides: a task pane knows V1_0 only"),
  ];
}

function faultsOf(xml: string): string[] {
  const top = new DOMParser({ onError: (_, message) => { throw new Error(message); } }).parseFromString(xml, "text/xml").documentElement!;
  const nodes = [top, ...all(top)];
  return [
    ...orderFaults(nodes), ...lengthFaults(nodes), ...localeFaults(nodes, named(nodes, "DefaultLocale")[0]?.textContent ?? ""),
    ...resourceFaults(nodes), ...addressFaults(nodes), ...iconFaults(nodes), ...identityFaults(top, nodes),
  ];
}

const without = (pattern: RegExp | string) => (xml: string) => xml.replace(pattern, "");
const swap = (pattern: RegExp | string, by: string) => (xml: string) => xml.replace(pattern, by);

describe("manifest", () => {
  it("Shipped_WhenChecked_HasNoFaults", () => {
    expect(faultsOf(shipped)).toEqual([]);
  });

  it.each<[string, (xml: string) => string, RegExp]>([
    ["Hosts after Permissions", swap(/(<Hosts>[\s\S]*?<\/Hosts>)([\s\S]*?<Permissions>.*<\/Permissions>)/, "$2$1"), /stands too late/],
    ["Supertip before Label", swap(/(<Label resid="Open.Label"\/>)(\s*<Supertip>[\s\S]*?<\/Supertip>)/, "$2$1"), /Control: Label stands too late/],
    ["an unknown element", swap("<AppDomains>", "<AppDomain2/><AppDomains>"), /unknown element AppDomain2/],
    ["no SupportUrl", without(/<SupportUrl.*\/>/), /SupportUrl is missing/],
    ["a label of 126 characters", swap('DefaultValue="证书与文库"', `DefaultValue="${"长".repeat(126)}"`), /longer than 125/],
    ["a tip of 251 characters", swap(/(<bt:String id="Open.Tip" DefaultValue=")[^"]*/, `$1${"长".repeat(251)}`), /longer than 250/],
    ["an id of 33 characters", swap('id="Cqo.Word.Open"', `id="${"a".repeat(33)}"`), /longer than 32/],
    ["an undefined resid", swap('resid="Open.Tip"', 'resid="Open.Tipp"'), /Open.Tipp is not defined/],
    ["a long string as label", swap('<Label resid="Open.Label"/>', '<Label resid="Open.Tip"/>'), /is one of LongStrings/],
    ["an http address", swap('"https://localhost:5443/icons/icon-80.png"', '"http://localhost:5443/icons/icon-80.png"'), /not https/],
    ["a page that is not there", swap("/taskpane.html?office=1", "/pane.html"), /nothing answers/],
    ["a picture of another size", swap('id="Icon.16" DefaultValue="https://localhost:5443/icons/icon-16.png"', 'id="Icon.16" DefaultValue="https://localhost:5443/icons/icon-20.png"'), /is 20×20, not 16×16/],
    ["no 80 px picture", without(/<bt:Image size="80" resid="Icon.80"\/>/), /no 80 px picture/],
    ["a text without English", without(/<bt:Override Locale="en-US" Value="Certificates"\/>/), /Open.Label: no en-US text/],
    ["an override of the default locale", swap('Locale="en-US" Value="Certificates"', 'Locale="zh-CN" Value="Certificates"'), /default locale/],
    ["a short language tag", swap('Locale="en-US" Value="Certificates"', 'Locale="en" Value="Certificates"'), /not a full language tag/],
    ["one id twice", swap('id="Cqo.Excel.Open"', 'id="Cqo.Word.Open"'), /Cqo.Word.Open twice/],
    ["no GUID", swap(/<Id>.*<\/Id>/, "<Id>cqo</Id>"), /not a GUID/],
    ["no version", swap(/<Version>.*<\/Version>/, "<Version>one</Version>"), /Version: one/],
    ["the https namespace of xsi", swap("http://www.w3.org/2001/XMLSchema-instance", "https://www.w3.org/2001/XMLSchema-instance"), /right namespaces|V1_0/],
    ["no Workbook host", without('<Host Name="Workbook"/>'), /Hosts: Document/],
  ])("Changed_WhenItHas %s_IsRefused", (_, change, fault) => {
    const changed = change(shipped);
    expect(changed).not.toBe(shipped);
    expect(faultsOf(changed).join("\n")).toMatch(fault);
  });
});
