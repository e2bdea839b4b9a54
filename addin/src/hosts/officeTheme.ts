/** Office says only colours, not "dark": the luminance of the body background decides (ITU-R BT.709 weights). */
export function themeOfBackground(colour: string | null | undefined): "light" | "dark" | null {
  const hex = /^#?([0-9a-f]{6})/i.exec(colour ?? "")?.[1];
  if (!hex) return null;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128 ? "dark" : "light";
}
