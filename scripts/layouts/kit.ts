/** What stands on the walls of the invented sites. */
export interface Kit {
  readonly type: string;
  readonly make: string;
  readonly model: string;
  /** The maker's display name. */
  readonly maker: string;
}

export const kit = {
  hikDome: { type: "Dome camera", make: "Hikvision", model: "DS-2CD2143G2-I", maker: "Hikvision" },
  hikNvr: { type: "NVR", make: "HIK VISION", model: "DS-7616NI-I2/16P", maker: "Hikvision" },
  axisDome: { type: "Dome camera", make: "Axis", model: "P3245-LV", maker: "Axis Communications" },
  axisBullet: {
    type: "Bullet camera",
    make: "Axis Communications AB",
    model: "P1448-LE",
    maker: "Axis Communications",
  },
  dahua: { type: "Turret camera", make: "Dahua ", model: "IPC-HDW2431T-AS-S2", maker: "Dahua" },
  bosch: { type: "Dome camera", make: "Bosch", model: "NDE-3502-AL", maker: "Bosch" },
  uniview: { type: "Bullet camera", make: "UNV", model: "IPC2122LB-SF28-A", maker: "Uniview" },
  hanwha: { type: "PTZ camera", make: "Hanwha", model: "XNP-6320H", maker: "Hanwha Vision" },
  cisco: { type: "PoE switch", make: "Cisco", model: "WS-C2960X-24PS-L", maker: "Cisco" },
} as const satisfies Record<string, Kit>;

export const all: readonly Kit[] = Object.values(kit);

/** The kit in turn, so that every layout holds some of each. */
export function turn(number: number): Kit {
  return all[number % all.length] ?? kit.hikDome;
}

export const sites = [
  ["HMP Fernhill", "Prison"],
  ["Ashdown House", "Office"],
  ["Carrow Combined Court", "Court"],
  ["Netherby Depot", "Depot"],
  ["Lilley Library", "Library"],
  ["Wexcombe Barracks", "Barracks"],
] as const;
