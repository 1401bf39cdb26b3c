declare const brand: unique symbol

/** A type that is `T` at run time and itself to the compiler: ids and units that must not be mixed. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
