import type { RecordedEvent } from '#libs/event-log/domain';

/** Digits of a leaf's code where the tree is a city's; a desk above it counts under its own code filled up. */
const LEAF_DIGITS = 12;

interface RawReceipt {
  readonly home?: { readonly leaf?: unknown };
}

interface RawMetadata {
  readonly occurredAt?: unknown;
  readonly actor?: { readonly unit?: unknown };
}

/**
 * Leaf and day on which the boards count a case that cannot be read: where it counted before, else where its receipt says, else where it was written
 * down. The event's texts are looked into with care: they may be what cannot be read.
 */
export function whereItCounts(
  event: Partial<Pick<RecordedEvent, 'data' | 'metadata'>>,
  known: string | null,
): { readonly leaf: string | null; readonly day: string | null } {
  const metadata = parsed<RawMetadata>(event.metadata);
  const said = parsed<RawReceipt>(event.data)?.home?.leaf;
  const unit = metadata?.actor?.unit;
  const leaf = known ?? (typeof said === 'string' ? said : typeof unit === 'string' ? leafOfUnit(unit) : null);
  const at = metadata?.occurredAt;
  return { leaf, day: typeof at === 'string' && isDay(at.slice(0, 10)) ? at.slice(0, 10) : null };
}

function leafOfUnit(unit: string): string {
  const division = unit.split('-')[0] ?? unit;
  return /^\d+$/.test(division) ? division.padEnd(LEAF_DIGITS, '0') : unit;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

function parsed<T>(text: string | undefined): T | null {
  try {
    return text === undefined ? null : (JSON.parse(text) as T | null);
  } catch {
    return null;
  }
}
