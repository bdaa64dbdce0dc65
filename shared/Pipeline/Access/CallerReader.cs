using CourseAI.Pipeline.Courses;
using CourseAI.Storage;

namespace CourseAI.Pipeline.Access;

/// <summary>Finds out who calls: by the app's own token, or by one of the configured OpenID Connect authority.</summary>
/// <param name="oidc">Null when no authority is configured.</param>
public sealed class CallerReader(AccessTokens tokens, OidcTokens? oidc, CourseBook book, CourseStorage storage)
{
    private const string Scheme = "Bearer ";

    /// <returns>Null when nobody signed in, or the account is nobody of this course.</returns>
    public async Task<Caller?> ReadAsync(string? authorization, CancellationToken cancellation)
    {
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        var token = authorization[Scheme.Length..].Trim();
        if (await tokens.ReadAsync(token) is { } own)
            return own;
        if (oidc is null || await oidc.ReadAsync(token, cancellation) is not { } identity)
            return null;
        return identity.IsInstructor
            ? Caller.Instructor(identity.Email ?? identity.ObjectId)
            : await StudentOfAsync(identity, cancellation);
    }

    /// <summary>
    /// E-mail addresses are reassigned, account ids are not: the address finds the student once, at the first sign-in, and from
    /// then on the account id does.
    /// </summary>
    private async Task<Caller?> StudentOfAsync(OidcTokens.Identity identity, CancellationToken cancellation)
    {
        if (await storage.Bindings.FindStudentAsync(identity.ObjectId, cancellation) is { } bound)
            return Caller.Student(bound);
        if (identity.Email is null || await book.FindAsync(cancellation) is not { } rules)
            return null;
        var student = rules.Roster.FirstOrDefault(entry =>
            entry.Email.Equals(identity.Email, StringComparison.OrdinalIgnoreCase)
        );
        return student is not null && await storage.Bindings.TryBindAsync(identity.ObjectId, student.Id, cancellation)
            ? Caller.Student(student.Id)
            : null;
    }
}
