import { mayReadTexts, type KnownCase } from '#libs/case';
import type { Look } from '#libs/access';
import type { ApiRequest } from '../http/request.js';
import type { System } from '../system.js';

/** The auditor reads what others wrote, and it is recorded that they did, before anything is opened; all others read what is theirs. */
export async function recordLook(
  { parts }: System,
  { asker }: ApiRequest,
  { caseId, state, what }: { readonly caseId: string; readonly state: KnownCase; readonly what: Look['what'] },
): Promise<void> {
  if (asker.role !== 'auditor' || !mayReadTexts(asker, state, parts.reference.tree)) return;
  const { region, home } = state;
  await parts.accessLog.note({ asker, region, subject: `case-${caseId}`, what, homeUnit: home.unit });
}
