using CourseAI.Pipeline.Access;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CourseAI.Pipeline.Tests;

public sealed class AppSettingsTests
{
    [Fact]
    public void Every_wrong_setting_is_told_at_once_with_its_name_and_value_but_no_secret()
    {
        var start = () =>
            Start(
                ("CourseAI:BaseUrl", "courseai"),
                ("CourseAI:Keys:receipts", "no key"),
                ("CourseAI:KeysFolder", ""),
                ("AzureWebJobsStorage", "AccountKey=secret;x"),
                ("CourseAI:Oidc:Authority", "https://login.microsoftonline.com/common/v2.0"),
                ("CourseAI:ModelsFolder", "/no/such/folder")
            );

        var message = start.Should().Throw<InvalidOperationException>().Which.Message;
        message.Split(Environment.NewLine).Should().HaveCount(6);
        message
            .Should()
            .ContainAll(
                "CourseAI:BaseUrl is \"courseai\"",
                "CourseAI:Keys:receipts",
                "CourseAI:Keys:tokens",
                "AzureWebJobsStorage",
                "CourseAI:Oidc:Authority is \"https://login.microsoftonline.com/common/v2.0\"",
                "CourseAI:ModelsFolder is \"/no/such/folder\""
            )
            .And.NotContain("secret");
    }

    [Fact]
    public void A_folder_of_keys_that_cannot_be_made_is_named()
    {
        var file = Path.GetTempFileName();
        try
        {
            var start = () => Start(("CourseAI:KeysFolder", file));
            start.Should().Throw<InvalidOperationException>().WithMessage($"*CourseAI:KeysFolder is \"{file}\"*");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Receipts_need_a_private_key()
    {
        using var key = System.Security.Cryptography.ECDsa.Create(
            System.Security.Cryptography.ECCurve.NamedCurves.nistP256
        );
        var start = () => Start(("CourseAI:Keys:receipts", key.ExportSubjectPublicKeyInfoPem()));
        start.Should().Throw<InvalidOperationException>().WithMessage("The keys of receipts*");
    }

    private static void Start(params (string Name, string Value)[] settings)
    {
        using var key = System.Security.Cryptography.ECDsa.Create(
            System.Security.Cryptography.ECCurve.NamedCurves.nistP256
        );
        var all = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [PublicAddress.Setting] = "https://courseai.example",
            ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
        };
        if (!settings.Any(setting => setting.Name == "CourseAI:KeysFolder"))
            all["CourseAI:Keys:tokens"] = all["CourseAI:Keys:receipts"] = key.ExportPkcs8PrivateKeyPem();
        foreach (var (name, value) in settings)
            all[name] = value;
        new ServiceCollection().AddCourseAI(new ConfigurationBuilder().AddInMemoryCollection(all).Build());
    }
}
