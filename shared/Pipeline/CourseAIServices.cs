using CourseAI.Inspection;
using CourseAI.Pipeline.Access;
using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.Grading;
using CourseAI.Pipeline.HandIn;
using CourseAI.Pipeline.Instructing;
using CourseAI.Pipeline.Portal;
using CourseAI.Pipeline.Receipts;
using CourseAI.Pipeline.Reporting;
using CourseAI.Pipeline.Sweeping;
using CourseAI.Pipeline.Telemetry;
using CourseAI.Pipeline.Uploads;
using CourseAI.Pipeline.Wire;
using CourseAI.Storage;
using CourseAI.Vision;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CourseAI.Pipeline;

/// <summary>Registers everything that the functions call.</summary>
public static class CourseAIServices
{
    /// <summary>Reads and checks every setting at once, so that a wrong one stops the start and not the first upload.</summary>
    /// <exception cref="StartRefusedException">Settings are missing or wrong: a line for each, with its name, its value and what would be right.</exception>
    public static IServiceCollection AddCourseAI(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics().AddSingleton<CourseMetrics>();
        var settings = new AppSettings(configuration);
        services.AddSingleton(settings.Address);
        services.AddSingleton(new ReceiptSigner(settings.Receipts));
        services.AddStorage(settings.Storage);
        services.AddInspection(settings.ModelsFolder);
        services.AddAccess(settings.Tokens, settings.Oidc);
        return services.AddUploads().AddReporting().AddSweep().AddHandIn().AddInstructing().AddPortal();
    }

    private static void AddStorage(this IServiceCollection services, StorageSettings settings)
    {
        services.AddSingleton(provider => CourseStorage.Open(settings, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<CourseBook>();
        services.AddSingleton<ReceiptDesk>();
        services.AddSingleton<ReceiptView>();
        services.AddSingleton<HealthCheck>();
        services.AddHostedService<StorageSetup>();
        services.AddHostedService<WarmUp>();
    }

    private static void AddAccess(this IServiceCollection services, KeyRing tokenKeys, OidcOptions? oidc)
    {
        services.AddSingleton(provider => new AccessTokens(tokenKeys, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new CallerReader(
            provider.GetRequiredService<AccessTokens>(),
            oidc is null ? null : OidcTokens.Over(oidc),
            provider.GetRequiredService<CourseBook>(),
            provider.GetRequiredService<CourseStorage>()
        ));
        services.AddSingleton<Door>();
    }

    private static void AddInspection(this IServiceCollection services, string models)
    {
        // Once per process; CourseAIHost sees to it that it happens, and succeeds, before anything is served.
        services.AddSingleton(new Lazy<PictureClassifier>(() => PictureClassifier.Load(models)));
        services.AddSingleton(provider =>
        {
            var classifier = provider.GetRequiredService<Lazy<PictureClassifier>>();
            return new Inspector((task, picture) => classifier.Value.Classify(task, picture));
        });
    }

    private static IServiceCollection AddUploads(this IServiceCollection services) =>
        services
            .AddSingleton<ArchiveUpload>()
            .AddSingleton<InspectAttempt>()
            .AddSingleton<AcceptUpload>()
            .AddSingleton<PickUpUnrecognised>()
            .AddSingleton<InspectAgain>()
            .AddSingleton<RecordPoison>();

    private static IServiceCollection AddReporting(this IServiceCollection services) =>
        services
            .AddSingleton<RequestReport>()
            .AddSingleton<GradeStudent>()
            .AddSingleton<Regrade>()
            .AddSingleton<MakeReport>();

    private static IServiceCollection AddSweep(this IServiceCollection services)
    {
        services.TryAddSingleton(new SweepLimits());
        return services.AddSingleton<SweepUploads>().AddSingleton<SweepDeclarations>().AddSingleton<Sweep>();
    }

    private static IServiceCollection AddHandIn(this IServiceCollection services) =>
        services
            .AddSingleton<CourseView>()
            .AddSingleton<UploadSlots>()
            .AddSingleton<DeclareUpload>()
            .AddSingleton<PutUpload>()
            .AddSingleton<WaitingLine>()
            .AddSingleton<StudentView>()
            .AddSingleton<TryModel>();

    private static IServiceCollection AddInstructing(this IServiceCollection services) =>
        services
            .AddSingleton<ClassTable>()
            .AddSingleton<StudentDetail>()
            .AddSingleton<GiveScore>()
            .AddSingleton<DecideFinding>()
            .AddSingleton<ReinspectAttempt>()
            .AddSingleton<AssignUpload>()
            .AddSingleton<RulesDownload>()
            .AddSingleton<ReplaceRules>()
            .AddSingleton<ReportDownload>()
            .AddSingleton<ReportsZip>()
            .AddSingleton<Gradebook>();

    private static IServiceCollection AddPortal(this IServiceCollection services)
    {
        services.TryAddSingleton(PortalFolder.OfTheApp);
        return services.AddSingleton<PortalFiles>();
    }
}
