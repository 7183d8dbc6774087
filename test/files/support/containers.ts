import { CFB } from "@e965/xlsx";

interface Container {
  readonly FileIndex: readonly unknown[];
}

/** The part of the library's container module that the tests use; it comes without types. */
interface ContainerModule {
  read(bytes: Uint8Array, options: { type: "buffer" }): Container;
  find(file: Container, name: string): { content: Iterable<number> } | null;
  write(file: Container, options: { type: "buffer" }): Uint8Array;
  readonly utils: {
    cfb_new(): Container;
    cfb_add(file: Container, name: string, content: Uint8Array): unknown;
  };
}

// The library types it as `any`: this is the border where it gets a type.
const container: ContainerModule = CFB as ContainerModule;

/** One stream of an OLE file. */
export function openContainer(bytes: Uint8Array, stream: string): Uint8Array {
  const found = container.find(container.read(Buffer.from(bytes), { type: "buffer" }), stream);
  return Uint8Array.from(found?.content ?? []);
}

/** An OLE file with the given streams. */
export function writeContainer(streams: Record<string, Uint8Array>): Uint8Array {
  const file = container.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) container.utils.cfb_add(file, name, content);
  return new Uint8Array(container.write(file, { type: "buffer" }));
}
