import { CERTIFICATE_ITEM, listFor, type ForbiddenKind } from '#libs/catalogue/domain';
import type { LocalDate } from '#libs/clocks/domain';
import { refusal, refuse, type Asker, type Refusal } from '#libs/kernel/domain';

export const noForbiddenCertificate = refusal('certificate-forbidden', {
  rule: '民发〔2020〕20号 不应由基层群众性自治组织出具证明事项清单',
  title: { zh: '社区不得出具这类证明', en: 'A community does not certify this' },
  detail: {
    zh: '“{kind}”在不应出具的清单内（{version}）。请到{where}办理，社区不出具、不盖章；要求出具的单位已登记。',
    en: '“{kindEn}” is on the list of what a community does not certify ({version}). Go to {whereEn}; the demand has been counted.',
  },
});

/** 409 with the right address; every attempt is counted in the refusals of the unit and the day. */
export function refuseForbidden(
  { code, name, where }: ForbiddenKind,
  field: string,
  { asker, region, today }: { readonly asker: Asker; readonly region: string; readonly today: LocalDate },
  residentId: string | null,
): Refusal {
  const { version } = listFor(region, today);
  const params = { kind: name.zh, kindEn: name.en, where: where.zh, whereEn: where.en, version };
  const refused = refuse(noForbiddenCertificate, params, { field });
  const counted = {
    region,
    unit: asker.unit,
    item: CERTIFICATE_ITEM,
    kind: code,
    rule: refused.rule,
    code: refused.code,
  };
  return { ...refused, counted: { ...counted, rightAddress: where.zh, residentId } };
}
