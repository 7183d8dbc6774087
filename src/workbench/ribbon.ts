/** The ribbon's buttons. The add-in stands on the same origin, so the page calls the actions that it associated. */

export const ribbonButtons = [
  { action: "CheckRegister", label: "Check register", icon: "check" },
  { action: "ToggleHighlight", label: "Highlight on/off", icon: "highlight" },
  { action: "UndoLastCheck", label: "Undo last check", icon: "undo" },
  { action: "OpenPane", label: "Estate Lens pane", icon: "pane" },
] as const;

/** The keys that the add-in's shortcuts.json gives to its actions, such as `Ctrl+Alt+Shift+E`. */
export async function shortcutKeys(): Promise<ReadonlyMap<string, string>> {
  const answer = await fetch("/addin/shortcuts.json");
  const read: unknown = await answer.json();
  const list = walk(read, ["shortcuts"]);
  const entries = Array.isArray(list) ? list : [];
  return new Map(
    entries.map((entry: unknown) => [
      String(walk(entry, ["key", "default"])),
      String(walk(entry, ["action"])),
    ]),
  );
}

/** A key press in the writing of shortcuts.json. */
export function keysOf({ ctrlKey, altKey, shiftKey, code }: KeyboardEvent): string {
  const parts = [
    ctrlKey ? "Ctrl" : "",
    altKey ? "Alt" : "",
    shiftKey ? "Shift" : "",
    code.replace(/^Key/, ""),
  ];
  return parts.filter((part) => part !== "").join("+");
}

/** Presses a button as Excel does. False where the add-in has not associated it (yet). */
export function press(action: string): boolean {
  const frame = document.querySelector("iframe")?.contentWindow;
  const office: unknown = frame === null || frame === undefined ? null : Reflect.get(frame, "Office");
  const mappings = walk(office, ["actions", "_association", "mappings"]);
  if (typeof mappings !== "object" || mappings === null) return false;
  const found: unknown = Reflect.get(mappings, action.toUpperCase()) ?? Reflect.get(mappings, action);
  if (typeof found !== "function") return false;
  Reflect.apply(found, undefined, [{ completed: () => undefined, source: { id: action } }]);
  return true;
}

function walk(from: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      (typeof value === "object" && value !== null) || typeof value === "function"
        ? Reflect.get(value, name)
        : null,
    from,
  );
}
