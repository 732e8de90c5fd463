/** Who works with the system (`docs/glossary.md`); each is bound to a unit. */
export const ROLES = [
  'intake-clerk',
  'case-handler',
  'universal-counter',
  'supervisor',
  'catalogue-manager',
  'auditor',
  'operator',
] as const;
export type Role = (typeof ROLES)[number];

/** Who is asking: from the token, or the importer (`import@REGION`), or the system itself. */
export interface Asker {
  readonly person: string;
  readonly role: Role | 'import' | 'system';
  readonly unit: string;
  readonly name?: string;
}
