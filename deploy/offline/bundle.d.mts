/** A product with its sums, packed into a folder beside what installs it. */
export function sealed(product: string, outer: string): Promise<void>;
