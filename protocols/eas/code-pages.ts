interface CodePage {
  page: number;
  tags: Readonly<Record<string, number>>;
}

/**
 * The WBXML code pages of ActiveSync ([MS-ASWBXML] 2.1.2.1): namespace → page number and tag tokens. Pages whose
 * commands nobody sends to the lab (contacts, tasks, notes …) are left out; a document that uses them is refused.
 */
// biome-ignore format: tables read better with several tokens a line
export const codePages = {
  AirSync: { page: 0, tags: {
    Sync: 0x05, Responses: 0x06, Add: 0x07, Change: 0x08, Delete: 0x09, Fetch: 0x0a, SyncKey: 0x0b, ClientId: 0x0c,
    ServerId: 0x0d, Status: 0x0e, Collection: 0x0f, Class: 0x10, CollectionId: 0x12, GetChanges: 0x13,
    MoreAvailable: 0x14, WindowSize: 0x15, Commands: 0x16, Options: 0x17, FilterType: 0x18, Truncation: 0x19,
    Conflict: 0x1b, Collections: 0x1c, ApplicationData: 0x1d, DeletesAsMoves: 0x1e, Supported: 0x20,
    SoftDelete: 0x21, MIMESupport: 0x22, MIMETruncation: 0x23, Wait: 0x24, Limit: 0x25, Partial: 0x26,
    ConversationMode: 0x27, MaxItems: 0x28, HeartbeatInterval: 0x29,
  } },
  Email: { page: 2, tags: {
    Attachment: 0x05, Attachments: 0x06, AttName: 0x07, AttSize: 0x08, Att0Id: 0x09, AttMethod: 0x0a, Body: 0x0c,
    BodySize: 0x0d, BodyTruncated: 0x0e, DateReceived: 0x0f, DisplayName: 0x10, DisplayTo: 0x11, Importance: 0x12,
    MessageClass: 0x13, Subject: 0x14, Read: 0x15, To: 0x16, Cc: 0x17, From: 0x18, ReplyTo: 0x19,
    AllDayEvent: 0x1a, Categories: 0x1b, Category: 0x1c, DtStamp: 0x1d, EndTime: 0x1e, InstanceType: 0x1f,
    BusyStatus: 0x20, Location: 0x21, MeetingRequest: 0x22, Organizer: 0x23, RecurrenceId: 0x24, Reminder: 0x25,
    ResponseRequested: 0x26, Recurrences: 0x27, Recurrence: 0x28, Type: 0x29, Until: 0x2a, Occurrences: 0x2b,
    Interval: 0x2c, DayOfWeek: 0x2d, DayOfMonth: 0x2e, WeekOfMonth: 0x2f, MonthOfYear: 0x30, StartTime: 0x31,
    Sensitivity: 0x32, TimeZone: 0x33, GlobalObjId: 0x34, ThreadTopic: 0x35, MIMEData: 0x36, MIMETruncated: 0x37,
    MIMESize: 0x38, InternetCPID: 0x39, Flag: 0x3a, Status: 0x3b, ContentClass: 0x3c, FlagType: 0x3d,
    CompleteTime: 0x3e, DisallowNewTimeProposal: 0x3f,
  } },
  Calendar: { page: 4, tags: {
    Timezone: 0x05, AllDayEvent: 0x06, Attendees: 0x07, Attendee: 0x08, Email: 0x09, Name: 0x0a, BusyStatus: 0x0d,
    Categories: 0x0e, Category: 0x0f, DtStamp: 0x11, EndTime: 0x12, Location: 0x17, MeetingStatus: 0x18,
    OrganizerEmail: 0x19, OrganizerName: 0x1a, Reminder: 0x24, Sensitivity: 0x25, Subject: 0x26, StartTime: 0x27,
    UID: 0x28, AttendeeStatus: 0x29, AttendeeType: 0x2a,
  } },
  Move: { page: 5, tags: {
    MoveItems: 0x05, Move: 0x06, SrcMsgId: 0x07, SrcFldId: 0x08, DstFldId: 0x09, Response: 0x0a, Status: 0x0b,
    DstMsgId: 0x0c,
  } },
  GetItemEstimate: { page: 6, tags: {
    GetItemEstimate: 0x05, Collections: 0x07, Collection: 0x08, Class: 0x09, CollectionId: 0x0a, Estimate: 0x0c,
    Response: 0x0d, Status: 0x0e,
  } },
  FolderHierarchy: { page: 7, tags: {
    DisplayName: 0x07, ServerId: 0x08, ParentId: 0x09, Type: 0x0a, Status: 0x0c, Changes: 0x0e, Add: 0x0f,
    Delete: 0x10, Update: 0x11, SyncKey: 0x12, FolderCreate: 0x13, FolderDelete: 0x14, FolderUpdate: 0x15,
    FolderSync: 0x16, Count: 0x17,
  } },
  MeetingResponse: { page: 8, tags: {
    CalendarId: 0x05, CollectionId: 0x06, MeetingResponse: 0x07, RequestId: 0x08, Request: 0x09, Result: 0x0a,
    Status: 0x0b, UserResponse: 0x0c, InstanceId: 0x0e,
  } },
  Ping: { page: 13, tags: {
    Ping: 0x05, AutdState: 0x06, Status: 0x07, HeartbeatInterval: 0x08, Folders: 0x09, Folder: 0x0a, Id: 0x0b,
    Class: 0x0c, MaxFolders: 0x0d,
  } },
  Provision: { page: 14, tags: {
    Provision: 0x05, Policies: 0x06, Policy: 0x07, PolicyType: 0x08, PolicyKey: 0x09, Data: 0x0a, Status: 0x0b,
    RemoteWipe: 0x0c, EASProvisionDoc: 0x0d, DevicePasswordEnabled: 0x0e, AlphanumericDevicePasswordRequired: 0x0f,
    RequireStorageCardEncryption: 0x10, PasswordRecoveryEnabled: 0x11, AttachmentsEnabled: 0x13,
    MinDevicePasswordLength: 0x14, MaxInactivityTimeDeviceLock: 0x15, MaxDevicePasswordFailedAttempts: 0x16,
    MaxAttachmentSize: 0x17, AllowSimpleDevicePassword: 0x18, DevicePasswordExpiration: 0x19,
    DevicePasswordHistory: 0x1a, AllowStorageCard: 0x1b, AllowCamera: 0x1c, RequireDeviceEncryption: 0x1d,
    AllowUnsignedApplications: 0x1e, AllowUnsignedInstallationPackages: 0x1f,
    MinDevicePasswordComplexCharacters: 0x20, AllowWiFi: 0x21, AllowTextMessaging: 0x22, AllowPOPIMAPEmail: 0x23,
    AllowBluetooth: 0x24, AllowIrDA: 0x25, RequireManualSyncWhenRoaming: 0x26, AllowDesktopSync: 0x27,
    MaxCalendarAgeFilter: 0x28, AllowHTMLEmail: 0x29, MaxEmailAgeFilter: 0x2a, MaxEmailBodyTruncationSize: 0x2b,
    MaxEmailHTMLBodyTruncationSize: 0x2c, RequireSignedSMIMEMessages: 0x2d, RequireEncryptedSMIMEMessages: 0x2e,
    RequireSignedSMIMEAlgorithm: 0x2f, RequireEncryptionSMIMEAlgorithm: 0x30,
    AllowSMIMEEncryptionAlgorithmNegotiation: 0x31, AllowSMIMESoftCerts: 0x32, AllowBrowser: 0x33,
    AllowConsumerEmail: 0x34, AllowRemoteDesktop: 0x35, AllowInternetSharing: 0x36,
    UnapprovedInROMApplicationList: 0x37, ApplicationName: 0x38, ApprovedApplicationList: 0x39, Hash: 0x3a,
  } },
  Search: { page: 15, tags: {
    Search: 0x05, Store: 0x07, Name: 0x08, Query: 0x09, Options: 0x0a, Range: 0x0b, Status: 0x0c, Response: 0x0d,
    Result: 0x0e, Properties: 0x0f, Total: 0x10, EqualTo: 0x11, Value: 0x12, And: 0x13, Or: 0x14, FreeText: 0x15,
    DeepTraversal: 0x17, LongId: 0x18, RebuildResults: 0x19, LessThan: 0x1a, GreaterThan: 0x1b,
  } },
  AirSyncBase: { page: 17, tags: {
    BodyPreference: 0x05, Type: 0x06, TruncationSize: 0x07, AllOrNone: 0x08, Body: 0x0a, Data: 0x0b,
    EstimatedDataSize: 0x0c, Truncated: 0x0d, Attachments: 0x0e, Attachment: 0x0f, DisplayName: 0x10,
    FileReference: 0x11, Method: 0x12, ContentId: 0x13, ContentLocation: 0x14, IsInline: 0x15,
    NativeBodyType: 0x16, ContentType: 0x17, Preview: 0x18, BodyPartPreference: 0x19, BodyPart: 0x1a, Status: 0x1b,
  } },
  Settings: { page: 18, tags: {
    Settings: 0x05, Status: 0x06, Get: 0x07, Set: 0x08, Oof: 0x09, OofState: 0x0a, StartTime: 0x0b, EndTime: 0x0c,
    OofMessage: 0x0d, AppliesToInternal: 0x0e, AppliesToExternalKnown: 0x0f, AppliesToExternalUnknown: 0x10,
    Enabled: 0x11, ReplyMessage: 0x12, BodyType: 0x13, DevicePassword: 0x14, Password: 0x15,
    DeviceInformation: 0x16, Model: 0x17, IMEI: 0x18, FriendlyName: 0x19, OS: 0x1a, OSLanguage: 0x1b,
    PhoneNumber: 0x1c, UserInformation: 0x1d, EmailAddresses: 0x1e, SmtpAddress: 0x1f, UserAgent: 0x20,
    EnableOutboundSMS: 0x21, MobileOperator: 0x22, PrimarySmtpAddress: 0x23, Accounts: 0x24, Account: 0x25,
    AccountId: 0x26, AccountName: 0x27, UserDisplayName: 0x28, SendDisabled: 0x29,
    RightsManagementInformation: 0x2b,
  } },
  ItemOperations: { page: 20, tags: {
    ItemOperations: 0x05, Fetch: 0x06, Store: 0x07, Options: 0x08, Range: 0x09, Total: 0x0a, Properties: 0x0b,
    Data: 0x0c, Status: 0x0d, Response: 0x0e, Version: 0x0f, Schema: 0x10, Part: 0x11, EmptyFolderContents: 0x12,
    DeleteSubFolders: 0x13, UserName: 0x14, Password: 0x15, Move: 0x16, DstFldId: 0x17, ConversationId: 0x18,
    MoveAlways: 0x19,
  } },
  ComposeMail: { page: 21, tags: {
    SendMail: 0x05, SmartForward: 0x06, SmartReply: 0x07, SaveInSentItems: 0x08, ReplaceMime: 0x09, Source: 0x0b,
    FolderId: 0x0c, ItemId: 0x0d, LongId: 0x0e, InstanceId: 0x0f, Mime: 0x10, ClientId: 0x11, Status: 0x12,
    AccountId: 0x13,
  } },
} as const satisfies Record<string, CodePage>;

/** A code page by the name of its XML namespace. */
export type Namespace = keyof typeof codePages;

/** An element's name with its namespace, such as `AirSync:SyncKey`; only names that have a token. */
export type TagName = {
  [N in Namespace]: `${N}:${keyof (typeof codePages)[N]['tags'] & string}`;
}[Namespace];

/** Where a tag stands: its code page and its token there. */
export interface TagToken {
  page: number;
  token: number;
}

const tokens = new Map<string, TagToken>();
const names = new Map<number, TagName>();
const namespaces = new Map<number, Namespace>();

for (const [namespace, { page, tags }] of Object.entries(codePages) as [Namespace, CodePage][]) {
  namespaces.set(page, namespace);
  for (const [tag, token] of Object.entries(tags)) {
    const name = `${namespace}:${tag}` as TagName;
    tokens.set(name, { page, token });
    names.set(page * 64 + token, name);
  }
}

/** Code page and token of a name; undefined when it has none. */
export const tokenOf = (name: string): TagToken | undefined => tokens.get(name);

/** Name behind a token (0x05 … 0x3F) of a code page; undefined when the page does not define it. */
export const nameOf = (page: number, token: number): TagName | undefined => names.get(page * 64 + token);

/** Namespace of a code page; undefined when it is not one of ours. */
export const namespaceOf = (page: number): Namespace | undefined => namespaces.get(page);
