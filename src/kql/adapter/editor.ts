/// <reference types="@kusto/language-service-next" />
import type { Problem } from '#base/problem.ts'
import type { Catalog } from './catalog.ts'
import { analyze, globalStateOf, languageLibrary } from './language.ts'

type Editor = typeof Kusto.Language.Editor
type Service = Kusto.Language.Editor.KustoCodeService
type List<T> = { readonly Count: number; getItem(index: number): T }

/** What completing at a place would put there. `cursor` is where the caret stands within `apply` afterwards. */
export interface Completion {
  readonly label: string
  readonly kind: string
  readonly apply: string
  readonly cursor: number
  readonly detail: string
}

export interface Completions {
  readonly from: number
  readonly to: number
  readonly items: readonly Completion[]
}

export interface Classified {
  readonly start: number
  readonly end: number
  readonly kind: string
}

const items = <T>(list: unknown): T[] => {
  const source = list as List<T> | null | undefined
  return Array.from({ length: source?.Count ?? 0 }, (_one, index) => source!.getItem(index))
}

/** Names of an enumeration of the library by their numbers. */
const namesOf = (enumeration: object): ReadonlyMap<number, string> =>
  new Map(Object.entries(enumeration).flatMap(([name, value]) => (typeof value === 'number' ? [[value, name] as const] : [])))

const editorOf = (): Editor => languageLibrary().Editor
const serviceOf = (text: string, catalog: Catalog): Service => new (editorOf().KustoCodeService.$ctor1)(text, globalStateOf(catalog))

/** Syntax and binding problems with their places, as the editor underlines them. */
export const diagnose = (text: string, catalog: Catalog): readonly Problem[] => analyze(text, catalog).problems

/** What can stand at an offset: columns, functions, operators and values that the query's schema allows there. */
export function complete(text: string, offset: number, catalog: Catalog): Completions {
  const info = serviceOf(text, catalog).GetCompletionItems(offset)
  const kinds = namesOf(editorOf().CompletionKind)
  const from = info?.EditStart ?? offset
  return {
    from,
    to: from + (info?.EditLength ?? 0),
    items: items<Kusto.Language.Editor.CompletionItem>(info?.Items).map((item) => {
      const [before, after] = [item.BeforeText ?? item.DisplayText ?? '', item.AfterText ?? '']
      return {
        label: item.DisplayText ?? '',
        kind: kinds.get(item.Kind as number) ?? 'Unknown',
        apply: before + after,
        cursor: before.length,
        detail: '',
      }
    }),
  }
}

/** What a name at an offset is: signature, type and help; null where there is nothing to say. */
export function hover(text: string, offset: number, catalog: Catalog): string | null {
  const told = serviceOf(text, catalog).GetQuickInfo(offset)?.Text?.trim()
  return told ? told : null
}

/** The text in Kusto's own layout, lines ended by a line feed. */
export function format(text: string, catalog: Catalog): string {
  return (serviceOf(text, catalog).GetFormattedText()?.Text ?? text).replaceAll('\r\n', '\n')
}

/** Token kinds over the whole text, for semantic colours. */
export function classify(text: string, catalog: Catalog): Classified[] {
  const kinds = namesOf(editorOf().ClassificationKind)
  const info = serviceOf(text, catalog).GetClassifications(0, text.length)
  return items<Kusto.Language.Editor.ClassifiedRange>(info?.Classifications).map((range) => ({
    start: range.Start,
    end: range.Start + range.Length,
    kind: kinds.get(range.Kind as number) ?? 'PlainText',
  }))
}
