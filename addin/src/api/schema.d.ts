export interface components {
  schemas: {
    Facts: {
      enterprise: components["schemas"]["EnterpriseFacts"];
      candidate: components["schemas"]["CandidateFacts"];
      declarations: components["schemas"]["DeclarationFacts"];
      training: components["schemas"]["TrainingFacts"][];
      appointment: components["schemas"]["AppointmentFacts"];
      consultation?: components["schemas"]["ConsultationFacts"] | null;
    };
    EnterpriseFacts: {
      name?: string | null;
      creditCode?: string | null;
      sizeClass?: string | null;
      aboveScale?: boolean | null;
      ownership?: string | null;
      regionCode?: string | null;
      industry?: string | null;
      legalRepresentative?: string | null;
    };
    CandidateFacts: {
      id?: string | null;
      name?: string | null;
      sex?: string | null;
      birthMonth?: string | null;
      post?: string | null;
      rank?: string | null;
      education?: string | null;
      qualification?: components["schemas"]["Credential"] | null;
      title?: components["schemas"]["Credential"] | null;
      noCredential?: boolean | null;
      qualityWorkSince?: string | null;
      mobile?: string | null;
    };
    Credential: { level?: string | null; name?: string | null; number?: string | null };
    DeclarationFacts: Record<string, boolean | string | null>;
    TrainingFacts: {
      class?: string | null;
      hours?: number | null;
      passedOn?: string | null;
      organiser?: string | null;
      certificateNumber?: string | null;
    };
    AppointmentFacts: {
      appointedOn?: string | null;
      termStart?: string | null;
      termEnd?: string | null;
      appointedBy?: string | null;
      selection?: string | null;
      ledDepartments?: string[];
    };
    ConsultationFacts: { body?: string | null; answeredOn?: string | null; opinion?: string | null };
  };
}
