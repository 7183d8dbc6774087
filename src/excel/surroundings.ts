/** What Office tells the page about itself, and does for it. */

export interface Surroundings {
  /** Resolves once Excel can be talked to. */
  readonly ready: Promise<void>;
  /** Brings the pane to the front, where this Excel can. */
  readonly showPane: () => Promise<void>;
  /** Whether Office shows a dark theme; null where it does not say, as on the web. */
  readonly isDark: () => boolean | null;
}

export function officeSurroundings(): Surroundings {
  return {
    ready: Office.onReady().then(() => undefined),
    showPane: async () => {
      if (!Office.context.requirements.isSetSupported("SharedRuntime", "1.1")) return;
      try {
        await Office.addin.showAsTaskpane();
      } catch {
        // Where Excel will not show it the message waits for the person to open the pane.
      }
    },
    isDark: () => {
      // Before Office is ready, and on the web, there is no theme, whatever the declared type says.
      const context: unknown = Office.context;
      if (typeof context !== "object" || context === null || !("officeTheme" in context)) return null;
      const theme: unknown = context.officeTheme;
      if (typeof theme !== "object" || theme === null || !("isDarkTheme" in theme)) return null;
      return theme.isDarkTheme === true;
    },
  };
}
