import pg from 'pg';

/** Which place a statement is, by its words. */
const places = [
  { words: /append_(plain_)?requests\(/, before: 'append.beforeSend', after: 'append.afterCommitBeforeReply', during: 'append.whileCommitting' },
  { words: /update relay\.checkpoints set lease_until = .* pos = \$4/, before: 'relay.afterSendBeforeMark', after: 'relay.afterMark' },
  { words: /^begin; .*; savepoint fold$/, before: 'consumer.beforeFold', after: 'consumer.folding' },
  { words: /update projections\.checkpoints set pos .*; commit$/, before: 'consumer.afterApplyBeforeCheckpoint', after: 'consumer.afterCommit', during: 'consumer.whileCommitting' },
];

const textOf = (query) => (typeof query === 'string' ? query : typeof query?.text === 'string' ? query.text : '');

/** Every statement of every connection passes here. The pool asks with a callback, the rest for a promise. */
export const wrapDatabase = (at) => {
  const { query: ask } = pg.Client.prototype;
  pg.Client.prototype.query = function query(config, values, callback) {
    const place = places.find(({ words }) => words.test(textOf(config)));
    if (place === undefined) return ask.call(this, config, values, callback);
    at(place.before);
    const told = typeof values === 'function' ? values : callback;
    const answered = (error) => {
      if (!error) at(place.after);
    };
    if (place.during !== undefined) setImmediate(() => at(place.during));
    if (typeof told === 'function') {
      const wrapped = (error, result) => {
        answered(error);
        told(error, result);
      };
      return typeof values === 'function' ? ask.call(this, config, wrapped) : ask.call(this, config, values, wrapped);
    }
    const asked = ask.call(this, config, values);
    return typeof asked?.then === 'function' ? asked.then((result) => (answered(null), result)) : asked;
  };
};
