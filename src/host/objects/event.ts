/** Events: registrations are accepted and remembered, by `Worksheet.DataChanged` and the like; who hosts raises them. */
import type { HostContext } from "./context";
import type { Argument } from "./define";

interface Registering {
  readonly call: (target: { readonly context: HostContext }, ...args: readonly Argument[]) => undefined;
}

export function registering(type: string, events: readonly string[]): Record<string, Registering> {
  const methods: Record<string, Registering> = {};
  for (const event of events) {
    methods[`_Register${event}Event`] = {
      call: ({ context }) => {
        context.registrations.add(`${type}.${event}`);
        return undefined;
      },
    };
    methods[`_Unregister${event}Event`] = {
      call: ({ context }) => {
        context.registrations.delete(`${type}.${event}`);
        return undefined;
      },
    };
  }
  return methods;
}
