import { render } from "preact";
import { App } from "./App.tsx";

const place = document.getElementById("pane");
if (place) {
  // The skeleton stays until this moment, so that the first paint never waits for a script.
  place.replaceChildren();
  render(<App />, place);
}
