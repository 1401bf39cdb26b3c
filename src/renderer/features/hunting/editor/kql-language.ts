import { StreamLanguage, type StreamParser } from '@codemirror/language'
import { tags } from '@lezer/highlight'

const tabular =
  /^(?:where|filter|project|project-away|project-keep|project-rename|project-reorder|extend|summarize|count|take|limit|top|top-nested|top-hitters|sort|order|distinct|join|lookup|union|mv-expand|mv-apply|parse|parse-where|parse-kv|make-series|make-graph|graph-match|graph-shortest-paths|partition|scan|search|find|serialize|evaluate|invoke|render|as|fork|facet|sample|sample-distinct|reduce|range|print|datatable|externaldata|materialize|getschema|consume)$/
const words =
  /^(?:let|set|declare|by|on|kind|with|asc|desc|nulls|first|last|and|or|not|in|between|has|has_any|has_all|has_cs|hasprefix|hassuffix|contains|contains_cs|startswith|startswith_cs|endswith|endswith_cs|matches|regex|like|of|to|step|from|default|pack|isfuzzy|withsource|true|false|null|dynamic|datetime|timespan|time|guid|long|int|real|decimal|bool|string|typeof|hint)$/

interface State {
  /** the fence of a text of several lines that has not ended */
  fence: string
}

/** Enough of the language to colour a text at once; the Kusto service's own colours come over it when it has answered. */
const parser: StreamParser<State> = {
  name: 'kql',
  startState: () => ({ fence: '' }),
  tokenTable: { function: tags.function(tags.variableName) },
  token(stream, state) {
    if (state.fence) {
      if (stream.skipTo(state.fence)) {
        stream.match(state.fence)
        state.fence = ''
      } else stream.skipToEnd()
      return 'string'
    }
    if (stream.eatSpace()) return null
    if (stream.match('//')) {
      stream.skipToEnd()
      return 'comment'
    }
    if (stream.match('```') || stream.match('~~~')) {
      state.fence = stream.current()
      return 'string'
    }
    if (stream.match(/^[hH]?@"(?:[^"]|"")*"?/) || stream.match(/^[hH]?@'(?:[^']|'')*'?/)) return 'string'
    if (stream.match(/^[hH]?"(?:[^"\\]|\\.)*"?/) || stream.match(/^[hH]?'(?:[^'\\]|\\.)*'?/)) return 'string'
    if (stream.match(/^0x[\da-f]+/i) || stream.match(/^\d+(?:\.\d+)?(?:e[+-]?\d+|ms|microseconds?|ticks?|[dhms])?\b/i)) return 'number'
    if (stream.match(/^!(?:in|has|contains|startswith|endswith|between|has_cs|contains_cs|hasprefix|hassuffix)\b~?/))
      return 'operatorKeyword'
    if (stream.match(/^[A-Za-z_$][\w$]*(?:-[a-z]+)*/)) {
      const word = stream.current()
      if (tabular.test(word)) return 'keyword'
      const plain = word.split('-')[0]!
      stream.backUp(word.length - plain.length)
      if (words.test(plain)) return 'operatorKeyword'
      return stream.match(/^\s*\(/, false) ? 'function' : 'variableName'
    }
    if (stream.match(/^[|;,.()[\]{}]/)) return 'punctuation'
    stream.next()
    return 'operator'
  },
  languageData: {
    commentTokens: { line: '//' },
    closeBrackets: { brackets: ['(', '[', '{', '"', "'"] },
    wordChars: '_$',
  },
}

export const kqlLanguage = StreamLanguage.define(parser)
