export declare function makeTraces(): Promise<Map<string, string>>;
