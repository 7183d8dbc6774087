/** Ties the ribbon's buttons and shortcuts to the commands. */
import type { Commands } from "./commands";

/** The actions that manifest and shortcuts name. */
export const actionIds = ["CheckRegister", "ToggleHighlight", "UndoLastCheck", "OpenPane", "Help"] as const;
export type ActionId = (typeof actionIds)[number];

/**
 * Every button tells Excel at once that it is done: Excel greys out a button until then, and a command may wait for
 * an answer in the pane. `onError` hears of mistakes of our own.
 */
export function associateCommands(commands: Commands, onError: (error: unknown) => void): void {
  const run: Readonly<Record<ActionId, () => Promise<void>>> = {
    CheckRegister: () => commands.checkRegister(),
    ToggleHighlight: () => commands.toggleHighlight(),
    UndoLastCheck: () => commands.undoLastCheck(),
    OpenPane: () => commands.openPane(),
    Help: () => commands.help(),
  };
  for (const id of actionIds) {
    Office.actions.associate(id, (event: Office.AddinCommands.Event) => {
      event.completed();
      run[id]().catch(onError);
    });
  }
}
