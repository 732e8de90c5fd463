import type { ItemMaterial, ServiceItem } from './service-item.js';

/** What a counter says of one material of the item. */
export interface ShownMaterial {
  readonly code: string;
  readonly supplied: boolean;
}

/**
 * Codes of the required materials that the resident still owes: those said not to have been supplied; what is not mentioned was shown. Of
 * materials with an equal `oneOf` one is enough. What the platform shares is never owed by the resident (716号令 7).
 */
export function missingMaterials(item: ServiceItem, shown: readonly ShownMaterial[] = []): readonly string[] {
  const withheld = new Set(shown.filter(({ supplied }) => !supplied).map(({ code }) => code));
  const required = item.materials.filter(({ need }) => need === 'required');
  const isOwed = ({ code, source }: ItemMaterial) => source === 'resident' && withheld.has(code);
  return required
    .filter((material) => isOwed(material) && required.filter((other) => isAlternative(other, material)).every(isOwed))
    .map(({ code }) => code);
}

function isAlternative(other: ItemMaterial, material: ItemMaterial): boolean {
  return material.oneOf !== undefined && other.oneOf === material.oneOf;
}

/** Positions in `shown` that name no material of the item. */
export function unknownMaterials(item: ServiceItem, shown: readonly ShownMaterial[]): readonly number[] {
  const known = new Set(item.materials.map(({ code }) => code));
  return shown.flatMap(({ code }, index) => (known.has(code) ? [] : [index]));
}
