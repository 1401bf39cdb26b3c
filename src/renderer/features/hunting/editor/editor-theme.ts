import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** Everything by Fluent's tokens, so that light, dark and high contrast need no theme of their own. */
const surface = EditorView.theme({
  '&': { height: '100%', color: 'var(--colorNeutralForeground1)', backgroundColor: 'var(--colorNeutralBackground1)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--fontFamilyMonospace)', fontSize: '13px', lineHeight: '20px' },
  '.cm-content': { caretColor: 'var(--colorNeutralForeground1)', padding: '6px 0' },
  '.cm-cursor': { borderLeftColor: 'var(--colorNeutralForeground1)', borderLeftWidth: '2px' },
  '.cm-gutters': {
    backgroundColor: 'var(--colorNeutralBackground1)',
    color: 'var(--colorNeutralForeground3)',
    border: 'none',
    userSelect: 'none',
  },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--colorNeutralForeground1)' },
  '.cm-foldGutter .cm-gutterElement': { cursor: 'pointer', color: 'var(--colorNeutralForeground3)' },
  '.cm-line': { padding: '0 12px 0 8px' },
  '.cm-line.cm-statement': { boxShadow: 'inset 2px 0 0 var(--colorBrandStroke2)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--colorBrandBackground2Pressed)',
  },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--colorBrandBackground2)', outline: '1px solid var(--colorBrandStroke2)' },
  '&.cm-focused .cm-nonmatchingBracket': { outline: '1px solid var(--ct-malicious)' },
  '.cm-tooltip': {
    color: 'var(--colorNeutralForeground1)',
    backgroundColor: 'var(--colorNeutralBackground1)',
    border: '1px solid var(--colorNeutralStroke1)',
    borderRadius: '4px',
    boxShadow: 'var(--shadow8)',
    maxWidth: '520px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--fontFamilyMonospace)', fontSize: '12px', maxHeight: '240px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 8px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    color: 'var(--colorNeutralForeground1)',
    backgroundColor: 'var(--colorBrandBackground2)',
    boxShadow: 'inset 3px 0 0 var(--colorBrandStroke1)',
  },
  '.cm-completionDetail': { color: 'var(--colorNeutralForeground3)', fontStyle: 'normal', marginLeft: '12px' },
  '.cm-completionInfo': { padding: '8px 10px', fontSize: '12px', whiteSpace: 'pre-wrap' },
  '.cm-kql-hover': { padding: '6px 10px', whiteSpace: 'pre-wrap', fontSize: '12px', maxWidth: '480px' },
  '.cm-diagnostic': { padding: '4px 10px', borderLeft: '3px solid var(--ct-medium)', fontSize: '12px' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--ct-malicious)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--ct-malicious) 1px',
    textUnderlineOffset: '3px',
  },
  '.cm-lintRange-warning': { backgroundImage: 'none', textDecoration: 'underline wavy var(--ct-medium) 1px', textUnderlineOffset: '3px' },
  '.cm-foldPlaceholder': {
    color: 'var(--colorNeutralForeground2)',
    backgroundColor: 'var(--colorNeutralBackground4)',
    border: '1px solid var(--colorNeutralStroke2)',
    padding: '0 6px',
  },
  '.cm-panels': { color: 'var(--colorNeutralForeground1)', backgroundColor: 'var(--colorNeutralBackground2)' },
  '.cm-panel.cm-search': { fontFamily: 'var(--fontFamilyBase)', fontSize: '12px' },
  '.cm-panel.cm-search input, .cm-panel.cm-search button': {
    color: 'inherit',
    background: 'var(--colorNeutralBackground1)',
    border: '1px solid var(--colorNeutralStroke1)',
    borderRadius: '4px',
  },
  '.cm-searchMatch': { backgroundColor: 'var(--colorPaletteYellowBackground2)', color: 'var(--colorNeutralForeground1)' },
  '.kql-table': { color: 'var(--ct-asset-device)', fontWeight: '600' },
  '.kql-column': { color: 'var(--ct-kind-network)' },
  '.kql-function': { color: 'var(--ct-asset-user)' },
  '.kql-operator': { color: 'var(--colorBrandForeground1)', fontWeight: '600' },
  '.kql-keyword': { color: 'var(--colorBrandForeground1)' },
  '.kql-literal': { color: 'var(--ct-kind-mail)' },
  '.kql-comment': { color: 'var(--ct-clean)', fontStyle: 'italic' },
  '.kql-name': { color: 'var(--colorNeutralForeground1)' },
})

const quick = HighlightStyle.define([
  { tag: tags.comment, class: 'kql-comment' },
  { tag: tags.string, class: 'kql-literal' },
  { tag: tags.number, class: 'kql-literal' },
  { tag: tags.keyword, class: 'kql-operator' },
  { tag: tags.operatorKeyword, class: 'kql-keyword' },
  { tag: tags.function(tags.variableName), class: 'kql-function' },
])

export const editorTheme: Extension = [surface, syntaxHighlighting(quick)]
