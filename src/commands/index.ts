/** Ribbon commands and the desk where they speak. */
export { type ActionId, actionIds, associateCommands } from "./associate";
export { type CommandOptions, Commands } from "./commands";
export { type Choice, Desk, type DeskState, type Message, type Question } from "./desk";
