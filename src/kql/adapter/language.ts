/// <reference types="@kusto/language-service-next" />
import { createRequire } from 'node:module'
import type { Problem } from '#base/problem.ts'
import { type KqlColumn, type KqlType, typeNamed } from '../types.ts'
import type { Catalog } from './catalog.ts'
import { problemsOf } from './diagnostics.ts'
import { quoteInvokeColumns } from './invoke-columns.ts'
import type { BoundParameter, BoundSymbol, SymbolKind, Syntax } from './syntax.ts'

type Raw = Kusto.Language.Syntax.SyntaxNode
type RawList<T> = { readonly Count: number; getItem(index: number): T }

const requireScript = createRequire(import.meta.url)
let loaded = false

/** Loads the parser (about a quarter of a second, once). It is C# compiled to globals, so nothing but this file may see it. */
function load(): typeof Kusto.Language {
  if (!loaded) {
    requireScript('@kusto/language-service-next/bridge.min.js')
    requireScript('@kusto/language-service-next/Kusto.Language.Bridge.min.js')
    loaded = true
  }
  return globalThis.Kusto.Language
}

function itemsOf<T>(list: unknown): T[] {
  const source = list as RawList<T> | null | undefined
  return Array.from({ length: source?.Count ?? 0 }, (_, index) => source!.getItem(index))
}

function globalsOf(catalog: Catalog): Kusto.Language.GlobalState {
  const { GlobalState, Symbols } = load()
  const column = (c: KqlColumn) => new Symbols.ColumnSymbol(c.name, Symbols.ScalarTypes.GetSymbol(c.type)!, null, null, null, null)
  const columnsOf = (columns: readonly KqlColumn[]) =>
    columns.map(column) as unknown as System.Collections.Generic.IEnumerable$1<Kusto.Language.Symbols.ColumnSymbol>
  const members: Kusto.Language.Symbols.Symbol[] = [
    ...catalog.tables.map((t) => new Symbols.TableSymbol.$ctor6(t.name, columnsOf(t.columns), t.description ?? '')),
    ...(catalog.functions ?? []).map((f) => new Symbols.FunctionSymbol.$ctor16(f.name, f.parameters, f.body, f.description ?? '')),
  ]
  return GlobalState.Default!.WithDatabase(new Symbols.DatabaseSymbol.ctor('case', members))!.WithCache()!
}

const globals = new WeakMap<Catalog, Kusto.Language.GlobalState>()

/** The parser's view of a catalog, made once per catalog object. */
export function globalStateOf(catalog: Catalog): Kusto.Language.GlobalState {
  const known = globals.get(catalog) ?? globalsOf(catalog)
  globals.set(catalog, known)
  return known
}

/** The library itself, for the editor's services (completion, classification, hover). */
export const languageLibrary = load

export interface Analysis {
  readonly root: Syntax
  readonly problems: readonly Problem[]
}

function parse(text: string, catalog: Catalog) {
  const code = load().KustoCode.ParseAndAnalyze(text, globalStateOf(catalog))!
  return { root: code.Syntax as Raw, found: itemsOf<Kusto.Language.Diagnostic>(code.GetDiagnostics()) }
}

/** Trees of the last few queries by catalog: a hunt is checked, planned, run and run again with another range, its text the same. */
const analyses = new WeakMap<Catalog, Map<string, Analysis>>()
const KEPT_ANALYSES = 32

/** Parses and binds a query. Syntax and binding errors come back as problems with their place; the tree is there in any case. */
export function analyze(text: string, catalog: Catalog): Analysis {
  const kept = analyses.get(catalog) ?? new Map<string, Analysis>()
  analyses.set(catalog, kept)
  const known = kept.get(text)
  if (known) return known
  const analysis = analyzed(text, catalog)
  if (kept.size >= KEPT_ANALYSES) kept.delete(kept.keys().next().value ?? '')
  kept.set(text, analysis)
  return analysis
}

function analyzed(text: string, catalog: Catalog): Analysis {
  const first = parse(text, catalog)
  const problems = problemsOf(first.found, text)
  const quoted = quoteInvokeColumns(text, problems)
  if (!quoted) return { root: new BoundNode(first.root, (offset) => offset), problems }
  const second = parse(quoted.text, catalog)
  return { root: new BoundNode(second.root, quoted.original), problems: problemsOf(second.found, text, quoted.original) }
}

const LEADING_COMMENTS = /^(?:\s*\/\/[^\n]*\n)+/

const symbolKinds: Record<string, SymbolKind> = {
  ColumnSymbol: 'column',
  TableSymbol: 'table',
  VariableSymbol: 'variable',
  ParameterSymbol: 'parameter',
  FunctionSymbol: 'function',
  OperatorSymbol: 'operator',
  TupleSymbol: 'tuple',
  GraphSymbol: 'graph',
}

const classNames = new Map<unknown, string>()

/** `FilterOperator` of `Kusto.Language.Syntax.FilterOperator`; generic lists are `List`. */
function classOf(raw: object): string {
  const type = raw.constructor
  const known = classNames.get(type)
  if (known) return known
  const full = globalThis.Bridge.getTypeName(raw) as string
  const name = full.includes('[') || full.includes('$1') ? 'List' : (full.split('.').at(-1) ?? full)
  classNames.set(type, name)
  return name
}

const scalarType = (raw: Kusto.Language.Symbols.TypeSymbol | null | undefined): KqlType | undefined => {
  const name = raw?.Name ?? ''
  return typeNamed(name) ?? (/^dynamic/i.test(name) ? 'dynamic' : undefined)
}

class BoundNode implements Syntax {
  readonly #raw: Raw
  readonly #place: (offset: number) => number

  constructor(raw: Raw, place: (offset: number) => number) {
    this.#raw = raw
    this.#place = place
  }

  #field(name: string): unknown {
    return (this.#raw as unknown as Record<string, unknown>)[name]
  }

  #wrap(raw: unknown): BoundNode {
    return new BoundNode(raw as Raw, this.#place)
  }

  get kind() {
    return classOf(this.#raw)
  }
  get start() {
    return this.#place(this.#raw.TextStart)
  }
  get end() {
    return this.#place(this.#raw.End)
  }
  get text() {
    // Comments before a node belong to it as trivia.
    return String(this.#raw.toString()).replace(LEADING_COMMENTS, '').trim()
  }

  maybe(name: string): Syntax | undefined {
    const raw = this.#field(name)
    return raw ? this.#wrap(raw) : undefined
  }

  child(name: string): Syntax {
    const found = this.maybe(name)
    if (!found) throw new Error(`${this.kind} has no ${name}`)
    return found
  }

  list(name: string): readonly Syntax[] {
    return this.maybe(name)?.elements ?? []
  }

  get elements(): readonly Syntax[] {
    return itemsOf<Raw>(this.#raw).map((item) =>
      this.#wrap(
        (item as unknown as { Element$1?: Raw; Element?: Raw }).Element$1 ?? (item as unknown as { Element?: Raw }).Element ?? item,
      ),
    )
  }

  token(name: string): string {
    return (this.#field(name) as { Text?: string } | null)?.Text ?? ''
  }

  get simpleName() {
    return String(this.#field('SimpleName') ?? '')
  }
  get isLiteral() {
    return this.#field('IsLiteral') === true
  }
  get stringValue() {
    const value = this.#field('LiteralValue')
    return typeof value === 'string' ? value : undefined
  }
  get constantString() {
    const value = this.#field('ConstantValue')
    return typeof value === 'string' ? value : undefined
  }

  get #result() {
    return this.#field('ResultType') as (Kusto.Language.Symbols.TypeSymbol & { IsTabular?: boolean }) | null | undefined
  }
  get type() {
    return scalarType(this.#result)
  }
  get isTabular() {
    return this.#result != null && classOf(this.#result) === 'TableSymbol'
  }
  get columns() {
    if (!this.isTabular) return undefined
    const table = this.#result as Kusto.Language.Symbols.TableSymbol
    return itemsOf<Kusto.Language.Symbols.ColumnSymbol>(table.Columns).map((c) => ({
      name: c.Name!,
      type: scalarType(c.Type) ?? 'dynamic',
    }))
  }
  get isOpen() {
    return this.isTabular && (this.#result as Kusto.Language.Symbols.TableSymbol).IsOpen
  }

  get symbol(): BoundSymbol | undefined {
    const raw = this.#raw.ReferencedSymbol
    return raw ? { kind: symbolKinds[classOf(raw)] ?? 'other', name: raw.Name ?? '' } : undefined
  }

  get calledBody(): Syntax | undefined {
    const body = this.#raw.GetCalledFunctionBody()
    return body ? new BoundNode(body as unknown as Raw, this.#place) : undefined
  }

  get calledParameters(): readonly BoundParameter[] {
    const signature = this.#raw.ReferencedSignature
    return itemsOf<Kusto.Language.Symbols.Parameter>(signature?.Parameters).map((parameter) => {
      const declared = itemsOf<Kusto.Language.Symbols.TypeSymbol>(parameter.DeclaredTypes)[0]
      const fallback = parameter.DefaultValue as unknown as Raw | null
      const isTable = declared !== undefined && classOf(declared) === 'TableSymbol'
      return {
        name: parameter.Name ?? '',
        type: isTable ? undefined : scalarType(declared),
        isTable,
        fallback: fallback ? this.#wrap(fallback) : undefined,
      }
    })
  }

  get resultName() {
    const name = load().Binding.Binder.GetExpressionResultName(this.#raw as Kusto.Language.Syntax.Expression, null)
    return name ? name : undefined
  }

  get parameters(): ReadonlyMap<string, Syntax> {
    return new Map(this.list('Parameters').map((p) => [p.child('Name').simpleName.toLowerCase(), p.child('Expression')]))
  }

  walk(visit: (node: Syntax) => void) {
    load().Syntax.SyntaxElement.WalkNodes(this.#raw, (raw) => visit(this.#wrap(raw)))
  }
}
