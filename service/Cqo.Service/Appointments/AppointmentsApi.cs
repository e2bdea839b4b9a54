using Cqo.Domain.Eligibility;
using Cqo.Service.Problems;

namespace Cqo.Service.Appointments;

/// <summary>Addresses of candidates and proposed appointments.</summary>
public static class AppointmentsApi
{
    /// <summary>Adds the verbs and queries.</summary>
    public static IServiceCollection AddAppointments(this IServiceCollection services) => services.AddSingleton<CheckEligibility>().AddSingleton<CandidateQueries>();

    /// <summary><c>GET /api/candidates</c>, <c>POST /api/appointments/check</c>.</summary>
    public static void MapAppointmentsApi(this IEndpointRouteBuilder api)
    {
        api.MapGet("/api/candidates", (string? query, int? limit, CandidateQueries queries, CancellationToken cancellation) => queries.ListAsync(query, limit, cancellation))
            .WithName("listCandidates").WithTags("appointments").WithSummary("Candidates by name, enterprise or credit code");
        api.MapPost("/api/appointments/check", (CheckRequest body, CheckEligibility check, CancellationToken cancellation) => check.RunAsync(body, cancellation))
            .WithName("checkEligibility").WithTags("appointments").WithSummary("Every finding about a proposed appointment; changes nothing")
            .Produces<Decision>().Produces<Problem>(400, "application/problem+json").Produces<Problem>(422, "application/problem+json");
    }
}
