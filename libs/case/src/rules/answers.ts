import { refusal } from '#libs/kernel/domain';
export const nothingToAnswer = refusal('nothing-to-answer', {
  rule: '北京市接诉即办工作条例 第14条: 主办汇总协办意见',
  title: { zh: '没有待答复的请求', en: 'Nothing to answer' },
  detail: {
    zh: '本件没有要{unit:unit}答复的请求。请在办件详情中核对。',
    en: 'This case asks {unit:unit} for nothing that is still open. Look it up in the case.',
  },
});

export const unknownRequest = refusal('unknown-request', {
  kind: 'bad-request',
  rule: '办件详情',
  title: { zh: '没有这个请求', en: 'No such request' },
  detail: {
    zh: '本件没有编号为“{request}”、由贵单位答复的请求。请在办件详情中核对编号。',
    en: 'This case has no request {request} for your unit. Look its number up in the case.',
  },
});

export const answeredAlready = refusal('answered-already', {
  rule: '北京市接诉即办工作条例 第14条: 主办汇总协办意见',
  title: { zh: '已经答复', en: 'Answered already' },
  detail: {
    zh: '请求{request}已经答复或催办过，不能重复。请查看办件经过。',
    en: 'Request {request} has been answered, or reminded of, already. See the timeline.',
  },
});
