import { refusal, refuse } from '#libs/kernel/domain';
import { guard } from './kit.js';

export const RULE = '印章管理规定';
/** 遗失公告: at least so many days. */
export const NOTICE_DAYS = 30;

const sealLent = refusal('seal-lent', {
  rule: `${RULE} 外借登记`,
  title: { zh: '印章外借中', en: 'The seal is lent' },
  detail: {
    zh: '印章借给{borrower}，应于{until}归还。请先办理归还。',
    en: 'The seal is lent to {borrower} until {until}. Take it back first.',
  },
});

const sealLost = refusal('seal-lost', {
  rule: `${RULE} 遗失公告`,
  title: { zh: '印章已报失', en: 'The seal is lost' },
  detail: {
    zh: '印章已于{noticeFrom}起公告作废。请申请刻制新印章后另行登记。',
    en: 'The seal has been given notice of as void since {noticeFrom}. Have a new one made and enter it.',
  },
});

/** 印章不离办公场所: what is done to a seal is done to one that is there. */
export const onlyWhatIsInTheOffice = guard([sealLent, sealLost], ({ lent, lost }) => {
  if (lost) return refuse(sealLost, { noticeFrom: lost.noticeFrom });
  return lent ? refuse(sealLent, { borrower: lent.borrower, until: lent.until }) : null;
});

const notLent = refusal('seal-not-lent', {
  rule: `${RULE} 外借登记`,
  title: { zh: '印章没有外借', en: 'The seal is not lent' },
  detail: { zh: '印章在保管人处，无须归还。', en: 'The seal is with its keeper; there is nothing to give back.' },
});

export const onlyWhatWasLentComesBack = guard([notLent], ({ phase }) => (phase === 'lent' ? null : refuse(notLent)));

const alreadyLost = refusal('seal-lost-already', {
  rule: `${RULE} 遗失公告`,
  title: { zh: '已经报失', en: 'Reported already' },
  detail: {
    zh: '已于{noticeFrom}公告。请等公告期满。',
    en: 'Notice was given on {noticeFrom}. Wait until it is over.',
  },
});

export const lostOnce = guard([alreadyLost], ({ lost }) =>
  lost ? refuse(alreadyLost, { noticeFrom: lost.noticeFrom }) : null,
);

const noticeRunning = refusal('seal-notice-running', {
  rule: `${RULE} 遗失公告不少于${NOTICE_DAYS}日`,
  title: { zh: '公告期未满', en: 'The notice is not over' },
  detail: {
    zh: '遗失公告至{until}（含当日）。请期满次日起再销毁登记。',
    en: 'The notice of its loss runs to the end of {until}. Strike it off from the day after.',
  },
});

/** A lost seal is struck off when its notice is over: from 00:00 after its last day. */
export const onlyAfterTheNotice = guard([noticeRunning], ({ lost }, { today }) =>
  lost && today <= lost.noticeUntil ? refuse(noticeRunning, { until: lost.noticeUntil }) : null,
);

/** 临时人员不得保管印章. */
export const temporaryKeeper = refusal('temporary-staff', {
  rule: `${RULE} 临时人员不得保管、使用印章`,
  title: { zh: '临时人员不得保管印章', en: 'Temporary staff keep no seal' },
  detail: {
    zh: '{person}是临时人员，不能保管或使用印章。请指定在职人员。',
    en: '{person} is temporary staff and neither keeps nor uses a seal. Name somebody of the regular staff.',
  },
});
