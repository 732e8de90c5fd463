import { localDateOf, type Instant } from '#libs/clocks/domain';
import { EventRegistry } from '#libs/event-log';
import type { Position } from '#libs/event-log/domain';
import { Desk, type DeskPorts } from '#libs/kernel';
import type { Asker } from '#libs/kernel/domain';
import { nameUuid } from '#libs/runtime';
import {
  UNIT_EVENTS,
  unitMatter,
  unitStream,
  type UnitCommand,
  type UnitContext,
  type UnitHappening,
  type UnitTree,
  type UnitTypes,
} from './domain/index.js';

/** The tree as the log has it. */
interface KnownUnits {
  readonly tree: UnitTree;
  reached(position: Position): Promise<void>;
}

export interface UnitDeskPorts extends Omit<DeskPorts, 'registry' | 'sealer'> {
  readonly reference: KnownUnits;
}

/** Where units are opened, renamed, moved, merged, split and closed by the managers of their region. Its ids are their codes. */
export type UnitDesk = Desk<UnitTypes, UnitCommand, UnitHappening>;

export function openUnitDesk(ports: UnitDeskPorts): UnitDesk {
  const { log, reference } = ports;
  return new Desk<UnitTypes, UnitCommand, UnitHappening>(
    {
      matter: unitMatter,
      streamOf: unitStream,
      isVisible: (_state, { tree, code, region }) => tree.regionOf(code)?.code === region,
      // The rules look at other units, too: what stands in the log must be known before they do.
      async contextOf({ id: code, asker, now }) {
        await reference.reached(await log.head());
        return unitContextOf(reference.tree, { code, asker, now });
      },
    },
    { ...ports, registry: new EventRegistry(UNIT_EVENTS) },
  );
}

/** What a decision on a unit of the asker's region looks at. */
export function unitContextOf(
  tree: UnitTree,
  { code, asker, now }: { readonly code: string; readonly asker: Asker; readonly now: Instant },
): UnitContext {
  const region = tree.regionOf(asker.unit)?.code ?? '';
  return { now, asker, tree, code, region, today: localDateOf(now, tree.timezoneOf(region) ?? 'UTC') };
}

const NAMESPACE = '0b1c9a52-7d3f-5b0e-8a61-2f0c8d7e4b19';

/** Makes happen what was announced for days that have come; where the last of it stands in the log, null where nothing was due. */
export async function happenPlanned(desk: UnitDesk, reference: KnownUnits, now: Instant): Promise<Position | null> {
  let last: Position | null = null;
  for (const { code, on } of reference.tree.planned()) {
    const asker = { person: 'timekeeper', role: 'system', unit: reference.tree.regionOf(code)?.code ?? '' } as const;
    if (on > unitContextOf(reference.tree, { code, asker, now }).today) continue;
    const commandId = nameUuid(NAMESPACE, `${code}@${on}`);
    const envelope = { commandId, correlationId: commandId, body: { code, on }, asker };
    last = (await desk.act(envelope, code, { act: 'happen', payload: {} })).position;
    await reference.reached(last);
  }
  return last;
}
